package io.github.wheelwright.core.metadata;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads rows of comma-separated values as Python's {@code csv} module does, which writes and reads RECORD (PEP 376): fields may
 * be quoted, quotes within are doubled, lines end in CRLF, LF or CR, empty lines are skipped.
 */
final class RecordParser {
    private static final int FIELDS = 3;

    private final String file;
    private final byte[] bytes;
    private int position;
    private int line = 1;

    RecordParser(byte[] bytes, String file) {
        this.bytes = bytes;
        this.file = file;
    }

    /** Where each row stands; all of them are checked, and of their text only the paths are kept. */
    RecordRows rows() {
        checkUtf8();
        RecordRows rows = new RecordRows();
        while (position < bytes.length) {
            int start = position;
            int firstLine = line;
            String path = field();
            int fields = 1;
            while (skipComma()) {
                skipField();
                fields++;
            }
            boolean empty = fields == 1 && path.isEmpty();
            skipLineEnd();
            if (!empty) {
                if (fields != FIELDS) {
                    throw new InvalidMetadataException(
                            file, firstLine, "expected 3 fields (path, hash, size) and found " + fields);
                }
                rows.add(path, start, position, firstLine);
            }
        }
        return rows;
    }

    /** The row at byte {@code start}, which {@link #rows()} has found there. */
    RecordRow row(int start, int firstLine) {
        position = start;
        String path = field();
        skipComma();
        String hash = field();
        skipComma();
        return new RecordRow(path, hash, field(), firstLine);
    }

    private String field() {
        int start = position;
        skipField();
        boolean quoted = position > start && bytes[start] == '"';
        return quoted
                ? new String(bytes, start + 1, position - start - 2, StandardCharsets.UTF_8).replace("\"\"", "\"")
                : new String(bytes, start, position - start, StandardCharsets.UTF_8);
    }

    private void skipField() {
        if (position < bytes.length && bytes[position] == '"') {
            skipQuoted();
        } else {
            while (position < bytes.length && !endsField(bytes[position])) {
                position++;
            }
        }
    }

    private void skipQuoted() {
        int firstLine = line;
        position++;
        while (position < bytes.length) {
            byte b = bytes[position++];
            if (b == '\n') {
                line++;
            }
            if (b != '"') {
                continue;
            }
            if (position == bytes.length || endsField(bytes[position])) {
                return;
            }
            if (bytes[position] != '"') {
                throw new InvalidMetadataException(file, firstLine, "text follows a quoted field");
            }
            position++;
        }
        throw new InvalidMetadataException(file, firstLine, "a quoted field has no end");
    }

    private boolean skipComma() {
        boolean there = position < bytes.length && bytes[position] == ',';
        position += there ? 1 : 0;
        return there;
    }

    private void skipLineEnd() {
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
