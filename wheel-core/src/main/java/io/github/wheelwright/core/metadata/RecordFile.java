package io.github.wheelwright.core.metadata;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
    private volatile @Nullable Parsed parsed;

    private record Parsed(List<RecordParser.Placed> placed, Map<String, RecordRow> byPath) {}

    private RecordFile(byte[] bytes, String file) {
        this.bytes = bytes;
        this.file = file;
    }

    private Parsed parsed() {
        Parsed known = parsed;
        if (known == null) {
            List<RecordParser.Placed> placed = new RecordParser(bytes, file).parse();
            Map<String, RecordRow> byPath = new HashMap<>(placed.size() * 2);
            placed.forEach(p -> byPath.putIfAbsent(p.row().path(), p.row()));
            known = new Parsed(placed, byPath);
            parsed = known;
        }
        return known;
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

    /** All rows in order; a path may be there more than once. */
    public List<RecordRow> rows() {
        return parsed().placed.stream().map(RecordParser.Placed::row).toList();
    }

    /** The first row with this path. */
    public Optional<RecordRow> row(String path) {
        return Optional.ofNullable(parsed().byPath.get(path));
    }

    /** This file with the row of that path replaced, or the row added at the end where there was none. */
    public RecordFile withRow(RecordRow row) {
        return parsed().byPath.containsKey(row.path())
                ? edited(old -> Optional.of(old.path().equals(row.path()) ? row : old), List.of())
                : edited(Optional::of, List.of(row));
    }

    /**
     * This file with each row as {@code change} gives it: the same, another, or none; {@code added} follow at the end. A row
     * that is equal, whatever its line number, keeps its bytes.
     */
    public RecordFile edited(Function<RecordRow, Optional<RecordRow>> change, List<RecordRow> added) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 256);
        List<RecordParser.Placed> placed = parsed().placed;
        int done = 0;
        for (RecordParser.Placed p : placed) {
            Optional<RecordRow> row = change.apply(p.row());
            if (row.isPresent() && same(row.get(), p.row())) {
                continue;
            }
            out.write(bytes, done, p.start() - done);
            row.ifPresent(r -> out.writeBytes(text(r, lineEnd(p))));
            done = p.end();
        }
        out.write(bytes, done, bytes.length - done);
        String lineEnd = placed.isEmpty() || lineEnd(placed.get(0)).isEmpty() ? "\n" : lineEnd(placed.get(0));
        if (!added.isEmpty() && out.size() > 0 && !endsLine(out.toByteArray()[out.size() - 1])) {
            out.writeBytes(lineEnd.getBytes(StandardCharsets.UTF_8));
        }
        added.forEach(row -> out.writeBytes(text(row, lineEnd)));
        return new RecordFile(out.toByteArray(), file);
    }

    private static boolean same(RecordRow a, RecordRow b) {
        return a.path().equals(b.path())
                && a.hash().equals(b.hash())
                && a.size().equals(b.size());
    }

    /** The line end of a row; the last of a file may have none. */
    private String lineEnd(RecordParser.Placed row) {
        if (endsLine(bytes[row.end() - 1])) {
            boolean crlf = row.end() - row.start() > 1 && bytes[row.end() - 2] == '\r' && bytes[row.end() - 1] == '\n';
            return crlf ? "\r\n" : String.valueOf((char) bytes[row.end() - 1]);
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
