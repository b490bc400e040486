package io.github.wheelwright.core.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.GrammarException;
import io.github.wheelwright.core.filename.SdistFilename;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.requirement.Marker;
import io.github.wheelwright.core.requirement.MarkerEnvironment;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.requirement.TargetSystem;
import io.github.wheelwright.core.tag.TagSet;
import io.github.wheelwright.core.version.SpecifierSet;
import io.github.wheelwright.core.version.Version;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A million repetitions of what grammars stumble over. In linear time each takes milliseconds; a second step for each pair of
 * characters would be 10<sup>12</sup>, far beyond the limit, so the limit is no matter of the machine's speed.
 */
class LinearTimeTest {
    private static final int MILLION = 1_000_000;

    static Stream<Arguments> inputs() {
        return Stream.of(
                        "1",
                        "1.",
                        "0.",
                        "1!",
                        "1-",
                        "1a",
                        "v",
                        " ",
                        "\u00a0",
                        "a-",
                        "+a.",
                        "post",
                        ".dev1",
                        "1.0+a_",
                        "==1,",
                        ">=1.*,",
                        "~=",
                        "===",
                        "(",
                        "((",
                        "[a,",
                        "[",
                        "'",
                        "\"'",
                        "a;",
                        "os_name==",
                        "a and ",
                        "py3.",
                        "-",
                        "_",
                        "a__",
                        "\\",
                        "\ud83d\udca5")
                .flatMap(unit ->
                        Stream.of("", "1.0+", "a>=", "a;os_name=='x' and ").map(head -> Arguments.of(head, unit)));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void readsOrRefusesInLinearTime(String head, String unit) {
        String text = head + unit.repeat(MILLION / unit.length());
        read(text, Version::parse);
        read(text, SpecifierSet::parse);
        read(text, ProjectName::of);
        read(text, Marker::parse);
        read(text, Requirement::parse);
        read(text, TagSet::parse);
        read(text + ".whl", WheelFilename::parse);
        read(text + "-1.0.zip", SdistFilename::parse);
    }

    private static void read(String text, Function<String, Object> grammar) {
        try {
            Object value = grammar.apply(text);
            assertThat(value.toString()).isNotNull();
            assertThat(grammar.apply(text)).isEqualTo(value).hasSameHashCodeAs(value);
        } catch (GrammarException e) {
            assertThat(e.getMessage()).hasSizeLessThan(1_000);
        }
    }

    @ParameterizedTest
    @MethodSource("longSets")
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void matchesInLinearTime(String specifiers, String version) {
        SpecifierSet set = SpecifierSet.parse(specifiers);
        assertThat(set.contains(Version.parse(version))).isIn(true, false);
        assertThat(set.filter(java.util.List.of(Version.parse(version)))).hasSizeLessThan(2);
    }

    static Stream<Arguments> longSets() {
        String digits = "9".repeat(MILLION);
        String zeros = "1" + ".0".repeat(MILLION / 2);
        return Stream.of(
                Arguments.of(">=" + digits, digits + ".post1"),
                Arguments.of(">" + digits, digits + ".post1"),
                Arguments.of("~=" + zeros, zeros + ".1"),
                Arguments.of("==" + zeros + ".*", zeros + ".1+a"),
                Arguments.of("<=" + zeros + ".1", zeros + ".1+" + "a.".repeat(1000) + "b"),
                Arguments.of(">1,".repeat(MILLION / 3), "2"));
    }

    @ParameterizedTest
    @MethodSource("longMarkers")
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void evaluatesInLinearTime(String marker) {
        MarkerEnvironment linux = MarkerEnvironment.cpython("3.12", TargetSystem.LINUX, "x86_64");
        assertThat(Marker.parse(marker).evaluate(linux)).isIn(true, false);
    }

    static Stream<String> longMarkers() {
        return Stream.of(
                "os_name == 'a' or ".repeat(50_000) + "os_name == 'b'",
                "(os_name == 'a') and ".repeat(50_000) + "os_name == 'b'",
                "python_version >= '3' and ".repeat(40_000) + "python_version < '" + "9".repeat(10_000) + "'",
                "os_name in '" + "posi".repeat(250_000) + "'");
    }
}
