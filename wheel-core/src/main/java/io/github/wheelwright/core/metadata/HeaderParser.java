package io.github.wheelwright.core.metadata;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a header document where Python's {@code email.parser}, which all installers read with, would: line ends are CRLF, LF
 * or CR; a line that begins with a space or tab continues the field before; the fields end at an empty line, and also at the
 * first line that is no field (the rest is then body).
 */
final class HeaderParser {
    private final byte[] bytes;
    private final List<HeaderField> fields = new ArrayList<>();
    private final List<String> defects = new ArrayList<>();
    private int position;
    private int line = 1;

    HeaderParser(byte[] bytes) {
        this.bytes = bytes;
    }

    record Parsed(List<HeaderField> fields, int headerEnd, int bodyStart, List<String> defects) {}

    Parsed parse() {
        if (startsWithByteOrderMark()) {
            defects.add("begins with a byte order mark");
            position = 3;
        }
        while (position < bytes.length) {
            int end = contentEnd(position);
            if (end == position) {
                return parsed(position, nextLine(end));
            }
            int colon = colon(position, end);
            if (colon < 0) {
                defects.add("line " + line + " is neither a field nor empty: the description would begin there");
                return parsed(position, position);
            }
            field(colon);
        }
        return parsed(position, position);
    }

    private Parsed parsed(int headerEnd, int bodyStart) {
        if (!isUtf8()) {
            defects.add("is not UTF-8");
        }
        return new Parsed(List.copyOf(fields), headerEnd, bodyStart, List.copyOf(defects));
    }

    private void field(int colon) {
        int start = position;
        int firstLine = line;
        int end = contentEnd(start);
        StringBuilder value = new StringBuilder(text(skipBlanks(colon + 1, end), end));
        position = nextLine(end);
        line++;
        while (position < bytes.length && isBlank(bytes[position])) {
            end = contentEnd(position);
            value.append('\n').append(text(position, end));
            position = nextLine(end);
            line++;
        }
        fields.add(new HeaderField(text(start, colon), value.toString(), firstLine, start, position));
    }

    /** The colon behind a field name (printable ASCII without space); −1 if the line has no name. */
    private int colon(int from, int end) {
        for (int i = from; i < end; i++) {
            byte b = bytes[i];
            if (b == ':') {
                return i;
            }
            if (b <= ' ' || b > '~') {
                return -1;
            }
        }
        return -1;
    }

    private int contentEnd(int from) {
        int end = from;
        while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
            end++;
        }
        return end;
    }

    private int nextLine(int contentEnd) {
        if (contentEnd == bytes.length) {
            return contentEnd;
        }
        boolean crlf = bytes[contentEnd] == '\r' && contentEnd + 1 < bytes.length && bytes[contentEnd + 1] == '\n';
        return contentEnd + (crlf ? 2 : 1);
    }

    private int skipBlanks(int from, int end) {
        int i = from;
        while (i < end && isBlank(bytes[i])) {
            i++;
        }
        return i;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private boolean startsWithByteOrderMark() {
        return bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
    }

    private boolean isUtf8() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
