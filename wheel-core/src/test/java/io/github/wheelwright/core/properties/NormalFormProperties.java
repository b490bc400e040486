package io.github.wheelwright.core.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.version.Version;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * PEP 440, "Normalization": "In order to maintain better compatibility with existing versions there are a number of "alternative"
 * syntaxes that MUST be taken into account when parsing versions. These syntaxes MUST be considered when parsing a version,
 * however they should be "normalized" to the standard syntax".
 */
class NormalFormProperties {

    @Property
    void printAndParseAreInverse(@ForAll("spellings") String spelling) {
        String printed = Version.parse(spelling).toString();
        assertThat(printed).isEqualTo(spelling);
        assertThat(Version.parse(printed)).isEqualTo(Version.parse(spelling)).hasToString(printed);
    }

    @Property
    void alternativeSpellingsHaveOneNormalForm(
            @ForAll("spellings") String spelling,
            @ForAll("separators") String before,
            @ForAll("separators") String after,
            @ForAll("frames") String frame,
            @ForAll boolean upperCase) {
        String other = spelling.replaceFirst("a(\\d+)(?=[.+]|$)", before + "alpha" + after + "$1")
                .replaceFirst("b(\\d+)(?=[.+]|$)", before + "beta" + after + "$1")
                .replaceFirst("rc(\\d)", before + "preview" + after + "$1")
                .replaceFirst("\\.post(\\d)", before + "rev" + after + "$1")
                .replaceFirst("\\.dev(\\d)", before + "dev" + after + "$1");
        String local = spelling.contains("+") ? spelling.substring(spelling.indexOf('+')) : "";
        String framed = frame.formatted(other.contains("+") ? other.substring(0, other.indexOf('+')) + local : other);
        assertThat(Version.parse(upperCase ? framed.toUpperCase(Locale.ROOT) : framed))
                .hasToString(spelling);
    }

    @Provide
    Arbitrary<String> spellings() {
        return Versions.spellings().filter(spelling -> !spelling.startsWith("0!"));
    }

    @Provide
    Arbitrary<String> separators() {
        return Arbitraries.of("", ".", "-", "_");
    }

    @Provide
    Arbitrary<String> frames() {
        return Arbitraries.of("%s", "v%s", " %s\t", "\n%s", "0%s");
    }
}
