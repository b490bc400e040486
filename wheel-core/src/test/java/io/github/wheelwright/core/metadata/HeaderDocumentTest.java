package io.github.wheelwright.core.metadata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderDocumentTest {
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsFieldsAndBodyWithAnyLineEnd(String end) {
        HeaderDocument document = parse(
                String.join(end, "A: 1", "b:2", "A:   3  ", "C: first", "  second", "\tthird", "", "body: x", ""));

        assertThat(document.values("a")).containsExactly("1", "3  ");
        assertThat(document.value("B")).contains("2");
        assertThat(document.value("C")).contains("first\n  second\n\tthird");
        assertThat(document.value("D")).isEmpty();
        assertThat(document.body()).isEqualTo("body: x" + end);
        assertThat(document.defects()).isEmpty();
        assertThat(document.fields()).extracting(HeaderField::line).containsExactly(1, 2, 3, 4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "A: 1",
                "A: 1\n",
                "A: 1\r\nB: 2\r\n\r\nx\r\ny",
                "no field\n",
                "A: 1\nno field\nB: 2\n",
                " A: 1\n",
                ": x\n",
                "\uFEFFA: 1\n"
            })
    void keepsItsBytes(String text) {
        HeaderDocument document = parse(text);

        assertThat(new String(document.bytes(), UTF_8)).isEqualTo(text);
        assertThat(document.withValues("A", document.values("A"))).isSameAs(document);
    }

    @Test
    void endsTheFieldsWherePythonDoes() {
        HeaderDocument document = parse("A: 1\nnot a field\nB: 2\n");

        assertThat(document.fields()).extracting(HeaderField::name).containsExactly("A");
        assertThat(document.body()).isEqualTo("not a field\nB: 2\n");
        assertThat(document.defects()).hasSize(1).first().asString().contains("line 2");
    }

    @Test
    void namesWhatIsOdd() {
        assertThat(parse("\uFEFFA: 1\n").defects()).containsExactly("begins with a byte order mark");
        assertThat(HeaderDocument.parse(new byte[] {'A', ':', ' ', (byte) 0xe9, '\n'})
                        .defects())
                .containsExactly("is not UTF-8");
    }

    @Test
    void changesOnlyTheLinesOfTheField() {
        HeaderDocument document = parse("Tag: a\r\nX:  odd  spacing \r\nTag: b\r\nTag: c\r\n\r\nbody\n");

        assertThat(changed(document, "Tag", "a", "B", "c"))
                .isEqualTo("Tag: a\r\nX:  odd  spacing \r\nTag: B\r\nTag: c\r\n\r\nbody\n");
        assertThat(changed(document, "Tag", "z")).isEqualTo("Tag: z\r\nX:  odd  spacing \r\n\r\nbody\n");
        assertThat(changed(document, "Tag")).isEqualTo("X:  odd  spacing \r\n\r\nbody\n");
        assertThat(changed(document, "tag", "a", "b", "c", "d"))
                .isEqualTo("Tag: a\r\nX:  odd  spacing \r\nTag: b\r\nTag: c\r\nTag: d\r\n\r\nbody\n");
        assertThat(changed(document, "New", "n"))
                .isEqualTo("Tag: a\r\nX:  odd  spacing \r\nTag: b\r\nTag: c\r\nNew: n\r\n\r\nbody\n");
    }

    @Test
    void addsAFieldWhereTheLastLineHasNoEnd() {
        assertThat(changed(parse("A: 1"), "B", "2")).isEqualTo("A: 1\nB: 2\n");
        assertThat(changed(parse(""), "B", "2")).isEqualTo("B: 2\n");
    }

    @Test
    void replacesAFoldedValueWhole() {
        assertThat(changed(parse("A: 1\n  2\nB: 3\n"), "A", "x\n y")).isEqualTo("A: x\n y\nB: 3\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\n\n b", " a", "a\n \n b"})
    void refusesAValueThatWouldEndTheField(String value) {
        assertThatThrownBy(() -> parse("A: 1\n").withValues("A", List.of(value)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static HeaderDocument parse(String text) {
        return HeaderDocument.parse(text.getBytes(UTF_8));
    }

    private static String changed(HeaderDocument document, String name, String... values) {
        return new String(document.withValues(name, List.of(values)).bytes(), UTF_8);
    }
}
