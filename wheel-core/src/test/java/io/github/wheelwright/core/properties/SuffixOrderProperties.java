package io.github.wheelwright.core.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.version.Version;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * PEP 440, "Summary of permitted suffixes and relative ordering": "Within a numeric release (1.0, 2.7.3), the following suffixes
 * are permitted and MUST be ordered as shown: .devN, aN, bN, rcN, &lt;no suffix&gt;, .postN"; and again within an alpha, a beta, a
 * release candidate: .devN, no suffix, .postN.
 */
class SuffixOrderProperties {

    @Property
    void suffixesOfOneReleaseAreInOrder(@ForAll("releases") String release, @ForAll("numbers") String n) {
        assertAscending(release, ".dev" + n, "a" + n, "b" + n, "rc" + n, "", ".post" + n);
    }

    @Property
    void suffixesOfOneSuffixAreInOrder(
            @ForAll("releases") String release, @ForAll("suffixes") String suffix, @ForAll("numbers") String n) {
        assertAscending(
                release,
                suffix + ".dev" + n,
                suffix,
                suffix + "+x",
                suffix + ".post" + n + ".dev" + n,
                suffix + ".post" + n);
    }

    private static void assertAscending(String release, String... suffixes) {
        for (int i = 1; i < suffixes.length; i++) {
            assertThat(Version.parse(release + suffixes[i - 1])).isLessThan(Version.parse(release + suffixes[i]));
        }
    }

    @Property
    void nothingLiesBetweenAReleaseAndTheNextOfItsNumbers(
            @ForAll("releases") String release, @ForAll("numbers") String n) {
        assertThat(Version.parse(release + ".post" + n)).isLessThan(Version.parse(release + ".1.dev0"));
    }

    @Provide
    Arbitrary<String> releases() {
        return Versions.release();
    }

    @Provide
    Arbitrary<String> numbers() {
        return Versions.numbers();
    }

    @Provide
    Arbitrary<String> suffixes() {
        return Arbitraries.of("", "a1", "b33554431", "rc99999999999999999999");
    }
}
