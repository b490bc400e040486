package io.github.wheelwright.core.metadata;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Header fields and a body, as METADATA and WHEEL have them (core metadata specification; PEP 427). Immutable and lossless:
 * {@link #bytes()} are those that were parsed, and an edit gives a document that differs in its own lines only. Any bytes can
 * be parsed; what is odd about them is in {@link #defects()}.
 *
 * <pre>{@code
 * HeaderDocument wheel = HeaderDocument.parse(bytes);
 * wheel.values("Tag");                                          // [py2-none-any, py3-none-any]
 * wheel.withValues("Tag", List.of("py3-none-any")).bytes();
 * }</pre>
 */
public final class HeaderDocument {
    private final byte[] bytes;
    private final List<HeaderField> fields;
    private final int headerEnd;
    private final int bodyStart;
    private final List<String> defects;

    private HeaderDocument(byte[] bytes) {
        HeaderParser.Parsed parsed = new HeaderParser(bytes).parse();
        this.bytes = bytes;
        this.fields = parsed.fields();
        this.headerEnd = parsed.headerEnd();
        this.bodyStart = parsed.bodyStart();
        this.defects = parsed.defects();
    }

    /** Parses a copy of {@code bytes}. */
    public static HeaderDocument parse(byte[] bytes) {
        return new HeaderDocument(bytes.clone());
    }

    /** The whole document. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** All fields in order. */
    public List<HeaderField> fields() {
        return fields;
    }

    /** All fields of this name (case does not count), in order. */
    public List<HeaderField> fields(String name) {
        return fields.stream().filter(field -> field.is(name)).toList();
    }

    /** The values of all fields of this name, in order. */
    public List<String> values(String name) {
        return fields(name).stream().map(HeaderField::value).toList();
    }

    /** The value of the first field of this name. */
    public Optional<String> value(String name) {
        return fields.stream()
                .filter(field -> field.is(name))
                .map(HeaderField::value)
                .findFirst();
    }

    /** What follows the empty line after the fields, decoded by {@link #bodyCharset()}; empty if nothing does. */
    public String body() {
        return new String(bytes, bodyStart, bytes.length - bodyStart, bodyCharset());
    }

    /** UTF-8, or ISO-8859-1 where the bytes of the body are not UTF-8. */
    public Charset bodyCharset() {
        return Decoded.charset(bytes, bodyStart, bytes.length);
    }

    /** The line on which the body begins, from 1. */
    public int bodyLine() {
        int line = 1;
        for (int i = 0; i < bodyStart; i++) {
            boolean crlf = bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n';
            line += endsLine(bytes[i]) && !crlf ? 1 : 0;
        }
        return line;
    }

    /** What a careful reader would object to, as sentences without a subject. */
    public List<String> defects() {
        return defects;
    }

    /**
     * A document whose fields of this name have exactly these values. The first so many lines are kept or changed where they
     * stand; further values follow the last of them, or the last field of all where there was none.
     */
    public HeaderDocument withValues(String name, List<String> values) {
        List<HeaderField> old = fields(name);
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < old.size(); i++) {
            HeaderField field = old.get(i);
            if (i >= values.size()) {
                changes.add(new Change(field.start(), field.end(), ""));
            } else if (!field.value().equals(values.get(i))) {
                changes.add(new Change(field.start(), field.end(), lines(field.name(), values.subList(i, i + 1))));
            }
        }
        if (values.size() > old.size()) {
            int at = old.isEmpty() ? headerEnd : old.get(old.size() - 1).end();
            String spelling = old.isEmpty() ? name : old.get(0).name();
            changes.add(new Change(at, at, lines(spelling, values.subList(old.size(), values.size()))));
        }
        return changes.isEmpty() ? this : changed(changes);
    }

    /**
     * This document with each value of the fields of this name as {@code change} gives it; where it gives none, the line goes.
     * What stays equal keeps its bytes.
     */
    public HeaderDocument withEach(String name, Function<String, Optional<String>> change) {
        List<Change> changes = new ArrayList<>();
        for (HeaderField field : fields(name)) {
            Optional<String> value = change.apply(field.value());
            if (!value.equals(Optional.of(field.value()))) {
                String text = value.map(v -> lines(field.name(), List.of(v))).orElse("");
                changes.add(new Change(field.start(), field.end(), text));
            }
        }
        return changes.isEmpty() ? this : changed(changes);
    }

    /** This document with {@code body}, as it is, behind the empty line after the fields. */
    public HeaderDocument withBody(String body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(headerEnd + body.length() + 4);
        out.write(bytes, 0, headerEnd);
        byte[] lineEnd = lineEnd().getBytes(StandardCharsets.UTF_8);
        if (headerEnd > 0 && !endsLine(bytes[headerEnd - 1])) {
            out.writeBytes(lineEnd);
        }
        out.writeBytes(lineEnd);
        out.writeBytes(body.getBytes(StandardCharsets.UTF_8));
        return new HeaderDocument(out.toByteArray());
    }

    /** Bytes {@code [start, end)} become {@code text}. */
    private record Change(int start, int end, String text) {}

    private HeaderDocument changed(List<Change> changes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 256);
        int done = 0;
        for (Change change : changes) {
            out.write(bytes, done, change.start - done);
            boolean unterminated = change.start == change.end && change.start > 0 && !endsLine(bytes[change.start - 1]);
            if (unterminated && !change.text.isEmpty()) {
                out.writeBytes(lineEnd().getBytes(StandardCharsets.UTF_8));
            }
            out.writeBytes(change.text.getBytes(StandardCharsets.UTF_8));
            done = change.end;
        }
        out.write(bytes, done, bytes.length - done);
        return new HeaderDocument(out.toByteArray());
    }

    private String lines(String name, List<String> values) {
        StringBuilder lines = new StringBuilder();
        for (String value : values) {
            if (!value.equals(value.strip()) || value.lines().skip(1).anyMatch(line -> !isContinuation(line))) {
                throw new IllegalArgumentException("not the value of a field: " + value);
            }
            lines.append(name)
                    .append(": ")
                    .append(value.replace("\n", lineEnd()))
                    .append(lineEnd());
        }
        return lines.toString();
    }

    private static boolean isContinuation(String line) {
        return !line.isBlank() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
    }

    private static boolean endsLine(byte b) {
        return b == '\n' || b == '\r';
    }

    /** That of the first line; {@code \n} where there is none. */
    private String lineEnd() {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return "\n";
            }
            if (bytes[i] == '\r') {
                return i + 1 < bytes.length && bytes[i + 1] == '\n' ? "\r\n" : "\r";
            }
        }
        return "\n";
    }
}
