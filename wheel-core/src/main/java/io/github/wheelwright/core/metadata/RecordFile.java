package io.github.wheelwright.core.metadata;

import io.github.wheelwright.core.bytes.ByteSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A RECORD file (PEP 376, PEP 427). Immutable and lossless: rows that an edit does not concern keep their bytes, quoting and
 * line ends.
 *
 * <pre>{@code
 * RecordFile record = RecordFile.parse(bytes, "RECORD");
 * record.row("pkg/__init__.py").flatMap(RecordRow::algorithm);
 * record.withRow(RecordRow.of("pkg-1.0.dist-info/WHEEL", sha256, size)).bytes();
 * }</pre>
 */
public final class RecordFile {
    private final byte[] bytes;
    private final String file;
    /** Parsed when it is first asked for: what an edit made needs no check, and often is only written. */
    private volatile @Nullable RecordRows parsed;

    private RecordFile(byte[] bytes, String file) {
        this.bytes = bytes;
        this.file = file;
    }

    private RecordRows parsed() {
        RecordRows known = parsed;
        if (known == null) {
            known = new RecordParser(bytes, file).rows();
            parsed = known;
        }
        return known;
    }

    private RecordRow row(int index) {
        return new RecordParser(bytes, file).row(parsed().start(index), parsed().line(index));
    }

    /**
     * Parses a RECORD file, called {@code file} in messages.
     *
     * @throws InvalidMetadataException if it is no table of three columns in UTF-8
     */
    public static RecordFile parse(byte[] bytes, String file) {
        RecordFile record = new RecordFile(bytes.clone(), file);
        record.parsed();
        return record;
    }

    /** As {@link #parse}, of all bytes of {@code in}, which are in memory once. */
    public static RecordFile read(InputStream in, String file) throws IOException {
        RecordFile record = new RecordFile(in.readAllBytes(), file);
        record.parsed();
        return record;
    }

    /** A new file with these rows, LF at the line ends. */
    public static RecordFile of(List<RecordRow> rows, String file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        rows.forEach(row -> out.writeBytes(text(row, "\n")));
        return new RecordFile(out.toByteArray(), file);
    }

    /** The whole file. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The whole file, which is not copied. */
    public ByteSource content() {
        return ByteSource.of(bytes, file);
    }

    /** All rows in order; a path may be there more than once. */
    public List<RecordRow> rows() {
        return IntStream.range(0, parsed().size()).mapToObj(this::row).toList();
    }

    /** The first row with this path. */
    public Optional<RecordRow> row(String path) {
        int index = parsed().find(path);
        return index < 0 ? Optional.empty() : Optional.of(row(index));
    }

    /** This file with the row of that path replaced, or the row added at the end where there was none. */
    public RecordFile withRow(RecordRow row) {
        return parsed().find(row.path()) >= 0
                ? edited(old -> Optional.of(old.path().equals(row.path()) ? row : old), List.of())
                : edited(Optional::of, List.of(row));
    }

    /**
     * This file with each row as {@code change} gives it: the same, another, or none; {@code added} follow at the end. A row
     * that is equal, whatever its line number, keeps its bytes.
     */
    public RecordFile edited(Function<RecordRow, Optional<RecordRow>> change, List<RecordRow> added) {
        RecordRows rows = parsed();
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            RecordRow old = row(i);
            Optional<RecordRow> row = change.apply(old);
            if (row.isEmpty() || !same(row.get(), old)) {
                String lineEnd = lineEnd(rows.start(i), rows.end(i));
                changes.add(new Change(
                        rows.start(i),
                        rows.end(i),
                        row.map(r -> text(r, lineEnd)).orElse(new byte[0])));
            }
        }
        String first = rows.size() == 0 ? "" : lineEnd(rows.start(0), rows.end(0));
        String lineEnd = first.isEmpty() ? "\n" : first;
        if (!added.isEmpty() && !endsLine(changes)) {
            changes.add(new Change(bytes.length, bytes.length, lineEnd.getBytes(StandardCharsets.UTF_8)));
        }
        added.forEach(row -> changes.add(new Change(bytes.length, bytes.length, text(row, lineEnd))));
        return new RecordFile(changed(changes), file);
    }

    /** Bytes {@code [start, end)} become {@code text}. */
    private record Change(int start, int end, byte[] text) {}

    private byte[] changed(List<Change> changes) {
        int length = bytes.length;
        for (Change change : changes) {
            length += change.text.length - (change.end - change.start);
        }
        ByteBuffer out = ByteBuffer.allocate(length);
        int done = 0;
        for (Change change : changes) {
            out.put(bytes, done, change.start - done).put(change.text);
            done = change.end;
        }
        return out.put(bytes, done, bytes.length - done).array();
    }

    /** Whether what is added after these changes would begin a line. */
    private boolean endsLine(List<Change> changes) {
        int end = bytes.length;
        for (int i = changes.size() - 1; i >= 0 && changes.get(i).end == end; i--) {
            byte[] text = changes.get(i).text;
            if (text.length > 0) {
                return endsLine(text[text.length - 1]);
            }
            end = changes.get(i).start;
        }
        return end == 0 || endsLine(bytes[end - 1]);
    }

    private static boolean same(RecordRow a, RecordRow b) {
        return a.path().equals(b.path())
                && a.hash().equals(b.hash())
                && a.size().equals(b.size());
    }

    /** The line end of the row in {@code [start, end)}; the last of a file may have none. */
    private String lineEnd(int start, int end) {
        if (endsLine(bytes[end - 1])) {
            boolean crlf = end - start > 1 && bytes[end - 2] == '\r' && bytes[end - 1] == '\n';
            return crlf ? "\r\n" : String.valueOf((char) bytes[end - 1]);
        }
        return "";
    }

    private static boolean endsLine(byte b) {
        return b == '\n' || b == '\r';
    }

    private static byte[] text(RecordRow row, String lineEnd) {
        List<String> fields = new ArrayList<>(3);
        for (String field : List.of(row.path(), row.hash(), row.size())) {
            boolean quote = field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            fields.add(quote ? '"' + field.replace("\"", "\"\"") + '"' : field);
        }
        return (String.join(",", fields) + lineEnd).getBytes(StandardCharsets.UTF_8);
    }
}
