package io.github.wheelwright.core.metadata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.bytes.Sha256;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFileTest {
    private static final Sha256 DIGEST = Sha256.of(new byte[0]);
    private static final String HASH = "sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsRowsWithAnyLineEnd(String end) {
        RecordFile record = parse("a.py," + HASH + ",0" + end + "\"b,c\"\"d.py\",md5=x,12" + end + "R,,");

        assertThat(record.rows()).extracting(RecordRow::path).containsExactly("a.py", "b,c\"d.py", "R");
        assertThat(record.row("a.py").orElseThrow()).isEqualTo(new RecordRow("a.py", HASH, "0", 1));
        RecordRow last = record.row("R").orElseThrow();
        assertThat(last.isHashed()).isFalse();
        assertThat(last.bytes()).isEmpty();
        assertThat(last.line()).isEqualTo(3);
        assertThat(record.row("b,c\"d.py").orElseThrow().algorithm()).contains("md5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void regeneratesOnlyTheRowThatChanges(String end) {
        String before = "\"a.py\",x=1,1" + end + end;
        String after = "\"c\",,";
        RecordFile record = parse(before + "WHEEL,sha256=old,7" + end + after);

        assertThat(text(record.withRow(RecordRow.of("WHEEL", DIGEST, 0))))
                .isEqualTo(before + "WHEEL," + HASH + ",0" + end + after);
        assertThat(text(record.withRow(RecordRow.of("new,one", DIGEST, 0))))
                .isEqualTo(before + "WHEEL,sha256=old,7" + end + after + end + "\"new,one\"," + HASH + ",0" + end);
        assertThat(text(record.withRow(RecordRow.unhashed("c")))).isEqualTo(text(record));
        assertThat(text(record.edited(
                        row -> row.path().equals("WHEEL") ? Optional.empty() : Optional.of(row), List.of())))
                .isEqualTo(before + after);
    }

    @Test
    void writesWhatItReads() {
        List<RecordRow> rows = List.of(
                RecordRow.of("é, \"x\"", DIGEST, 0), new RecordRow("line\nbreak", "", "", 0), RecordRow.unhashed("R"));
        RecordFile record = RecordFile.of(rows, "RECORD");

        assertThat(text(record)).isEqualTo("\"é, \"\"x\"\"\"," + HASH + ",0\n\"line\nbreak\",,\nR,,\n");
        assertThat(parse(text(record)).rows())
                .extracting(RecordRow::path)
                .containsExactly("é, \"x\"", "line\nbreak", "R");
        assertThat(record.row("R").orElseThrow().line()).isEqualTo(4);
    }

    @Test
    void namesTheLineThatIsWrong() {
        assertThatThrownBy(() -> parse("a,,\nb,\n"))
                .isInstanceOf(InvalidMetadataException.class)
                .hasMessage("RECORD, line 2: expected 3 fields (path, hash, size) and found 2");
        assertThatThrownBy(() -> parse("a,,\n\"b,,\n")).hasMessage("RECORD, line 2: a quoted field has no end");
        assertThatThrownBy(() -> parse("\"b\"c,,\n")).hasMessage("RECORD, line 1: text follows a quoted field");
        assertThatThrownBy(() -> RecordFile.parse(new byte[] {(byte) 0xff}, "RECORD"))
                .hasMessage("RECORD: is not UTF-8");
    }

    @Test
    void readsSizesThatAreNumbers() {
        assertThat(new RecordRow("a", "", "12", 1).bytes()).hasValue(12);
        assertThat(new RecordRow("a", "", "-12", 1).bytes()).isEmpty();
        assertThat(new RecordRow("a", "", "9".repeat(30), 1).bytes()).isEmpty();
        assertThat(new RecordRow("a", "abc", "", 1).algorithm()).isEmpty();
        assertThat(new RecordRow("a", "SHA256=abc", "", 1).digest()).isEqualTo("abc");
    }

    private static RecordFile parse(String text) {
        return RecordFile.parse(text.getBytes(UTF_8), "RECORD");
    }

    private static String text(RecordFile record) {
        return new String(record.bytes(), UTF_8);
    }
}
