package io.github.wheelwright.core.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The packed keys and the exact forms are one ordering, and ranges of keys accept what PEP 440 says. */
class PackedKeyProperties {

    @Property(tries = 5_000)
    void keysAreMonotone(@ForAll("normal") String a, @ForAll("normal") String b) {
        long x = PackedKey.of(new NormalForm(a));
        long y = PackedKey.of(new NormalForm(b));
        int exact = Integer.signum(NormalForm.compare(new NormalForm(a), new NormalForm(b)));
        if (x != y) {
            assertThat(Long.compare(x, y)).as("%s with %s", a, b).isEqualTo(exact);
        } else if (PackedKey.isExact(x)) {
            assertThat(exact).as("%s with %s", a, b).isZero();
        }
        assertThat(Integer.signum(Version.parse(a).compareTo(Version.parse(b)))).isEqualTo(exact);
    }

    @Property(tries = 5_000)
    void fastAndExactPathGiveOneKey(@ForAll("normal") String version) {
        long fast = PackedKey.ofCommon(version);
        if (fast != PackedKey.NONE) {
            assertThat(fast).isEqualTo(PackedKey.of(new NormalForm(version)));
            assertThat(VersionParser.normalize(version)).isEqualTo(version);
        }
    }

    @Property(tries = 5_000)
    void rangesAcceptWhatTheTextOfTheStandardAccepts(
            @ForAll Operator operator, @ForAll("normal") String wanted, @ForAll("normal") String candidate) {
        Version version = Version.parse(wanted).withoutLocal();
        int segments = version.form().segments();
        if (operator == Operator.ARBITRARY || operator == Operator.COMPATIBLE && segments < 2) {
            return;
        }
        Version tried = Version.parse(candidate);
        assertThat(Specifier.of(operator, wanted, version, segments, false).contains(tried))
                .as("%s %s%s", candidate, operator, version)
                .isEqualTo(new ExactMatch(operator, version, false).contains(tried));
        if (operator == Operator.EQUAL || operator == Operator.NOT_EQUAL) {
            Version base = version.base();
            assertThat(Specifier.of(operator, base + ".*", base, segments, true).contains(tried))
                    .as("%s %s%s.*", candidate, operator, base)
                    .isEqualTo(new ExactMatch(operator, base, true).contains(tried));
        }
    }

    @Property(tries = 100)
    void sortingByDigitsIsSortingByOrder(@ForAll("lists") List<String> texts) {
        List<Version> versions = texts.stream().map(Version::parse).toList();
        assertThat(Version.sorted(versions).stream().map(Version::toString))
                .containsExactlyElementsOf(
                        versions.stream().sorted().map(Version::toString).toList());
    }

    @Provide
    Arbitrary<List<String>> lists() {
        return normal().list().ofMinSize(90).ofMaxSize(130);
    }

    @Provide
    Arbitrary<String> normal() {
        Arbitrary<String> number = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.of("0", "0", "1", "2")),
                Tuple.of(
                        1,
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
                                "99999999",
                                "100000000",
                                "99999999999")));
        Arbitrary<String> release = number.list().ofMinSize(1).ofMaxSize(6).map(numbers -> String.join(".", numbers));
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(12, Arbitraries.just("")), Tuple.of(1, Arbitraries.of("1!", "2!"))),
                        release,
                        optional(Combinators.combine(Arbitraries.of("a", "b", "rc"), number)
                                .as(String::concat)),
                        optional(number.map(".post"::concat)),
                        optional(number.map(".dev"::concat)),
                        optional(Arbitraries.of("+a", "+1", "+1.a", "+cpu", "+0")))
                .as((epoch, numbers, pre, post, dev, local) -> epoch + numbers + pre + post + dev + local);
    }

    private static Arbitrary<String> optional(Arbitrary<String> part) {
        return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just("")), Tuple.of(1, part));
    }
}
