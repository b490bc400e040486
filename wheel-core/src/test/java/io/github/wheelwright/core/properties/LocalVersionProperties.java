package io.github.wheelwright.core.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.version.Version;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/**
 * PEP 440, "Local version identifiers": "If a segment consists entirely of ASCII digits then that section should be considered
 * an integer for comparison purposes and if a segment contains any ASCII letters then that segment is compared lexicographically
 * with case insensitivity. When comparing a numeric and lexicographic segment, the numeric section always compares as greater
 * than the lexicographic segment. Additionally a local version with a great number of segments will always compare as greater
 * than a local version with fewer segments, as long as the shorter local version's segments match the beginning of the longer
 * local version's segments exactly."
 */
@Domain(Versions.class)
@Domain(DomainContext.Global.class)
class LocalVersionProperties {

    @Property
    void numericSegmentsCompareByValueAndAboveLetters(
            @ForAll Version version, @ForAll("digits") String number, @ForAll("words") String word) {
        assertThat(version.withLocal(number)).isGreaterThan(version.withLocal(word));
        assertThat(version.withLocal("0" + number)).isEqualTo(version.withLocal(number));
        assertThat(version.withLocal(number + "0")).isGreaterThan(version.withLocal(number));
    }

    @Property
    void wordsCompareWithoutRegardToCase(
            @ForAll Version version, @ForAll("words") String a, @ForAll("words") String b) {
        assertThat(version.withLocal(a.toUpperCase(Locale.ROOT))).isEqualTo(version.withLocal(a));
        assertThat(Integer.signum(version.withLocal(a).compareTo(version.withLocal(b))))
                .isEqualTo(Integer.signum(a.compareTo(b)));
    }

    @Property
    void moreSegmentsAreGreater(@ForAll Version version, @ForAll("words") String a, @ForAll("words") String b) {
        assertThat(version.withLocal(a + "." + b)).isGreaterThan(version.withLocal(a));
        assertThat(version.withLocal(a)).isGreaterThan(version.withoutLocal());
    }

    /**
     * "They consist of a normal public version identifier (as defined in the previous section), along with an arbitrary “local
     * version label”, separated from the public version identifier by a plus."
     */
    @Property
    void publicVersionsDecideFirst(@ForAll Version a, @ForAll Version b) {
        int order = Integer.signum(a.withoutLocal().compareTo(b.withoutLocal()));
        if (order != 0) {
            assertThat(Integer.signum(a.compareTo(b))).isEqualTo(order);
        }
    }

    @Provide
    Arbitrary<String> digits() {
        return Versions.numbers().filter(number -> !number.equals("0"));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .withChars("abz019")
                .ofMinLength(1)
                .ofMaxLength(4)
                .filter(w -> w.matches(".*[a-z].*"));
    }
}
