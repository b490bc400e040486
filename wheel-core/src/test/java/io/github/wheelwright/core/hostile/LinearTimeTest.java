package io.github.wheelwright.core.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What grammars stumble over, repeated. Twice as much of it may take twice the steps, which {@link StepLoader} counts: a second
 * look at each pair of characters would take four times as many.
 */
class LinearTimeTest {
    private static final int MILLION = 1_000_000;
    private static final int LENGTH = 300;
    private static final double DOUBLED = 2.2;
    private static final double A_FEW = 200;

    private static Method steps;

    @BeforeAll
    static void loadCounted() throws ReflectiveOperationException {
        steps = new StepLoader().loadClass(Readings.class.getName()).getMethod("steps", String.class, String.class);
    }

    private static long steps(String reading, String text) {
        try {
            return (long) steps.invoke(null, reading, text);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(reading, e);
        }
    }

    private static void assertLinear(String reading, IntFunction<String> text) {
        steps(reading, text.apply(10));
        long once = steps(reading, text.apply(LENGTH));
        long twice = steps(reading, text.apply(2 * LENGTH));
        assertThat((double) twice)
                .as("%s of %s…: steps for 1 × %d", reading, text.apply(4), once)
                .isLessThan(DOUBLED * once + A_FEW);
    }

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
                        "\ud83d\udca5",
                        "a\n",
                        "\n",
                        "\r",
                        "a:b\n",
                        "From \n",
                        "Requires-Dist: a\n",
                        "Requires-Dist: a[b]\n b\n",
                        "Provides-Extra: a\n",
                        "Project-URL: a, b\n",
                        "a=b\n",
                        "a = b:c [d]\n",
                        "[a]\n",
                        "\\\n",
                        "a\\\n",
                        " #",
                        "# ",
                        "--hash=sha256:a ",
                        "--pre ",
                        "-r a\n",
                        "https://a/#egg=",
                        "[a]",
                        "a AND ",
                        "MIT ",
                        "; a=b",
                        "=\"")
                .flatMap(unit -> Stream.of(
                                "",
                                "1.0+",
                                "a>=",
                                "a;os_name=='x' and ",
                                "Metadata-Version: 2.4\nRequires-Dist: ",
                                "Description-Content-Type: ",
                                "License-Expression: ",
                                "[console_scripts]\na = b",
                                "a --hash=",
                                "-e ",
                                "MIT OR ",
                                "text/markdown")
                        .map(head -> Arguments.of(head, unit)));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void readsOrRefusesInLinearTime(String head, String unit) {
        for (String reading : Readings.ALL.keySet()) {
            assertLinear(reading, length -> head + unit.repeat(length));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "specifiers", "name", "marker", "requirement", "tags", "wheel", "licence"})
    void bearsAMillionOfAnything(String reading) {
        inputs().map(Arguments::get)
                .filter(input -> input[0].equals(""))
                .map(input -> (String) input[1])
                .forEach(unit -> Readings.read(reading, unit.repeat(MILLION / unit.length())));
    }

    static Stream<IntFunction<String>> longSets() {
        return Stream.of(
                n -> ">=" + "9".repeat(n) + "\n" + "9".repeat(n) + ".post1",
                n -> ">" + "9".repeat(n) + "\n" + "9".repeat(n) + ".post1",
                n -> "~=1" + ".0".repeat(n) + "\n1" + ".0".repeat(n) + ".1",
                n -> "==1" + ".0".repeat(n) + ".*\n1" + ".0".repeat(n) + ".1+a",
                n -> "<=1" + ".0".repeat(n) + ".1\n1" + ".0".repeat(n) + ".1+" + "a.".repeat(n) + "b",
                n -> ">1,".repeat(n) + "\n2");
    }

    @ParameterizedTest
    @MethodSource("longSets")
    void matchesInLinearTime(IntFunction<String> text) {
        assertLinear("match", text);
    }

    static Stream<IntFunction<String>> longMarkers() {
        return Stream.of(
                n -> "os_name == 'a' or ".repeat(n) + "os_name == 'b'",
                n -> "(os_name == 'a') and ".repeat(n) + "os_name == 'b'",
                n -> "python_version >= '3' and ".repeat(n) + "python_version < '" + "9".repeat(n) + "'",
                n -> "os_name in '" + "posi".repeat(n) + "'");
    }

    @ParameterizedTest
    @MethodSource("longMarkers")
    void evaluatesInLinearTime(IntFunction<String> text) {
        assertLinear("evaluation", text);
    }
}
