package io.github.wheelwright.core.metadata;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads rows of comma-separated values as Python's {@code csv} module does, which writes and reads RECORD (PEP 376): fields may
 * be quoted, quotes within are doubled, lines end in CRLF, LF or CR, empty lines are skipped.
 */
final class RecordParser {
    private final String file;
    private final byte[] bytes;
    private final List<Placed> rows = new ArrayList<>();
    private final List<String> fields = new ArrayList<>(3);
    private int position;
    private int line = 1;

    /** A row and its bytes {@code [start, end)}, line end included. */
    record Placed(RecordRow row, int start, int end) {}

    RecordParser(byte[] bytes, String file) {
        this.bytes = bytes;
        this.file = file;
    }

    List<Placed> parse() {
        checkUtf8();
        while (position < bytes.length) {
            int start = position;
            int firstLine = line;
            fields.clear();
            row();
            if (fields.size() == 1 && fields.get(0).isEmpty()) {
                continue;
            }
            rows.add(new Placed(placedRow(firstLine), start, position));
        }
        return rows;
    }

    private RecordRow placedRow(int firstLine) {
        if (fields.size() != 3) {
            throw new InvalidMetadataException(
                    file, firstLine, "expected 3 fields (path, hash, size) and found " + fields.size());
        }
        return new RecordRow(fields.get(0), fields.get(1), fields.get(2), firstLine);
    }

    private void row() {
        while (true) {
            fields.add(position < bytes.length && bytes[position] == '"' ? quoted() : plain());
            if (position < bytes.length && bytes[position] == ',') {
                position++;
                continue;
            }
            endLine();
            return;
        }
    }

    private String plain() {
        int start = position;
        while (position < bytes.length && !endsField(bytes[position])) {
            position++;
        }
        return new String(bytes, start, position - start, StandardCharsets.UTF_8);
    }

    private String quoted() {
        int firstLine = line;
        int start = ++position;
        StringBuilder value = new StringBuilder();
        while (position < bytes.length) {
            byte b = bytes[position];
            if (b == '\n') {
                line++;
            }
            if (b != '"') {
                position++;
                continue;
            }
            value.append(new String(bytes, start, position - start, StandardCharsets.UTF_8));
            position++;
            if (position == bytes.length || bytes[position] != '"') {
                return closed(value.toString(), firstLine);
            }
            value.append('"');
            start = ++position;
        }
        throw new InvalidMetadataException(file, firstLine, "a quoted field has no end");
    }

    private String closed(String value, int firstLine) {
        if (position < bytes.length && !endsField(bytes[position])) {
            throw new InvalidMetadataException(file, firstLine, "text follows a quoted field");
        }
        return value;
    }

    private void endLine() {
        if (position < bytes.length) {
            boolean crlf = bytes[position] == '\r' && position + 1 < bytes.length && bytes[position + 1] == '\n';
            position += crlf ? 2 : 1;
            line++;
        }
    }

    private static boolean endsField(byte b) {
        return b == ',' || b == '\n' || b == '\r';
    }

    private void checkUtf8() {
        int ascii = 0;
        while (ascii < bytes.length && bytes[ascii] >= 0) {
            ascii++;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, ascii, bytes.length - ascii));
        } catch (CharacterCodingException e) {
            throw new InvalidMetadataException(file, 0, "is not UTF-8");
        }
    }
}
