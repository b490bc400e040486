package io.github.wheelwright.core.properties;

import io.github.wheelwright.core.version.Version;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Versions, small and close to each other as well as beyond every limit, as jqwik makes and shrinks them. */
class Versions extends DomainContextBase {

    @Provide
    Arbitrary<Version> versions() {
        return spellings().map(Version::parse);
    }

    static Arbitrary<String> spellings() {
        return Combinators.combine(epoch(), release(), pre(), post(), dev(), local())
                .as((epoch, release, pre, post, dev, local) -> epoch + release + pre + post + dev + local);
    }

    static Arbitrary<String> numbers() {
        return Arbitraries.frequencyOf(
                Tuple.of(12, Arbitraries.integers().between(0, 3).map(String::valueOf)),
                Tuple.of(2, Arbitraries.integers().between(0, 40_000_000).map(String::valueOf)),
                Tuple.of(
                        2,
                        Arbitraries.of(
                                "1022",
                                "1023",
                                "1024",
                                "4094",
                                "4095",
                                "4096",
                                "33554430",
                                "33554431",
                                "33554432",
                                "20260826")),
                Tuple.of(1, Arbitraries.of("99999999999999999999", "100000000000000000000")));
    }

    private static Arbitrary<String> epoch() {
        return Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.just("")), Tuple.of(1, numbers().map(number -> number + "!")));
    }

    static Arbitrary<String> release() {
        return numbers().list().ofMinSize(1).ofMaxSize(6).map(numbers -> String.join(".", numbers));
    }

    private static Arbitrary<String> pre() {
        return optional(
                Combinators.combine(Arbitraries.of("a", "b", "rc"), numbers()).as(String::concat));
    }

    private static Arbitrary<String> post() {
        return optional(numbers().map(".post"::concat));
    }

    private static Arbitrary<String> dev() {
        return optional(numbers().map(".dev"::concat));
    }

    private static Arbitrary<String> local() {
        return optional(Arbitraries.of("cpu", "cu118", "1", "2", "10", "a", "0b", "20260826000000000000")
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(segments -> "+" + String.join(".", segments)));
    }

    private static Arbitrary<String> optional(Arbitrary<String> part) {
        return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just("")), Tuple.of(2, part));
    }

    /** The release numbers, cut or filled with zeros to {@code size}. */
    static List<String> padded(Version version, int size) {
        return IntStream.range(0, size)
                .mapToObj(i ->
                        i < version.release().size() ? version.release().get(i).toString() : "0")
                .toList();
    }
}
