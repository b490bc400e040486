package io.github.wheelwright.core.metadata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.metadata.EntryPointProblem.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryPointsTest {
    private static final String FILE = "# made by hand\r\n[console_scripts]\r\nvllm = vllm.cli : main [a, b]\r\n"
            + "x=y:z\r\n\r\n[vllm.plugins]\r\nlora = vllm_lora\r\n";

    @Test
    void readsGroupsNamesAndReferences() {
        EntryPoints points = parse(FILE);

        assertThat(points.groups()).containsExactly("console_scripts", "vllm.plugins");
        assertThat(points.entry("console_scripts", "vllm").flatMap(EntryPoint::reference))
                .hasToString("Optional[vllm.cli:main [a, b]]");
        assertThat(points.entries("vllm.plugins"))
                .containsExactly(new EntryPoint("vllm.plugins", "lora", "vllm_lora", 7));
        assertThat(points.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            [g]~a                    | LINE_MALFORMED
            [g]~a = b~  c = d        | LINE_INDENTED
            [g]~; a = b              | COMMENT_MARK
            [g]~a = b^c = d          | CONTROL_CHARACTER
            [a b]~c = d              | GROUP_INVALID
            [a..b]~c = d             | GROUP_INVALID
            [[a]]~c = d              | GROUP_INVALID
            [DEFAULT]~c = d          | GROUP_INVALID
            [a]~b = c~[a]~d = e      | GROUP_REPEATED
            a = b                    | GROUP_MISSING
            [g]~ = b                 | LINE_INDENTED
            [g]~= b                  | NAME_INVALID
            [g]~a = b~a = c          | NAME_REPEATED
            [g]~a = b c              | REFERENCE_INVALID
            [g]~a = b:               | REFERENCE_INVALID
            [gui_scripts]~a = b      | REFERENCE_INVALID
            """)
    void namesWhatReadersDisagreeAbout(String lines, Code code) {
        assertThat(parse(lines.replace('~', '\n').replace('^', '\f') + "\n").problems())
                .first()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code))
                .satisfies(problem -> assertThat(problem.line()).isPositive());
    }

    @Test
    void changesOnlyItsOwnLines() {
        EntryPoints points = parse(FILE);

        assertThat(text(points.with(EntryPoint.of("console_scripts", "x", "new:main"))))
                .isEqualTo(FILE.replace("x=y:z", "x = new:main"));
        assertThat(text(points.with(EntryPoint.of("console_scripts", "b", "c:d"))))
                .isEqualTo(FILE.replace("x=y:z\r\n", "x=y:z\r\nb = c:d\r\n"));
        assertThat(text(points.with(EntryPoint.of("new", "b", "c")))).isEqualTo(FILE + "\r\n[new]\r\nb = c\r\n");
        assertThat(text(points.without("console_scripts", "x"))).isEqualTo(FILE.replace("x=y:z\r\n", ""));
        assertThat(points.with(EntryPoint.of("console_scripts", "x", "y:z"))).isSameAs(points);
        assertThat(points.without("console_scripts", "none")).isSameAs(points);
        assertThat(text(parse("[a]").with(EntryPoint.of("a", "b", "c")))).isEqualTo("[a]\nb = c\n");
        assertThat(text(parse("").with(EntryPoint.of("a", "b", "c")))).isEqualTo("[a]\nb = c\n");
    }

    @Test
    void keepsBytesThatAreNotUtf8() {
        byte[] bytes = "# J\u00f6rg\n[a]\n".getBytes(ISO_8859_1);
        EntryPoints points = EntryPoints.parse(bytes);

        assertThat(points.problems()).extracting(EntryPointProblem::code).containsExactly(Code.ENCODING_INVALID);
        assertThat(new String(points.with(EntryPoint.of("a", "b", "c")).bytes(), ISO_8859_1))
                .isEqualTo("# J\u00f6rg\n[a]\nb = c\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b", " a", "", "#a", "[a", "a\nb"})
    void refusesANameThatNoLineCanHold(String name) {
        assertThatThrownBy(() -> parse(FILE).with(EntryPoint.of("g", name, "c")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static EntryPoints parse(String text) {
        return EntryPoints.parse(text.getBytes(UTF_8));
    }

    private static String text(EntryPoints points) {
        return new String(points.bytes(), UTF_8);
    }

    @Test
    void takesOutAllLinesOfANameAtOnce() {
        EntryPoints many =
                EntryPoints.parse(("[g]\n" + "a = m\nb = m\n".repeat(50_000) + "[h]\na = m\n").getBytes(UTF_8));
        assertThat(text(many.without("g", "a"))).isEqualTo("[g]\n" + "b = m\n".repeat(50_000) + "[h]\na = m\n");
    }
}
