package io.github.wheelwright.core.metadata;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a header document where Python's {@code email.parser}, which all installers read with, would: line ends are CRLF, LF
 * or CR; a line that begins with a space or tab continues the field before; the fields end at an empty line, and also at the
 * first line that is no field (the rest is then body). Lines that it passes over belong to no field here either.
 */
final class HeaderParser {
    static final String BYTE_ORDER_MARK = "begins with a byte order mark";
    static final String NOT_UTF_8 = "is not UTF-8";

    private static final byte[] ENVELOPE = "From ".getBytes(StandardCharsets.US_ASCII);

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
            defects.add(BYTE_ORDER_MARK);
            position = 3;
        }
        while (position < bytes.length) {
            int end = contentEnd(position);
            if (end == position) {
                return parsed(position, nextLine(end));
            }
            int colon = colon(position, end);
            if (colon > position) {
                field(colon);
            } else if (colon == position || isBlank(bytes[position]) || isEnvelope(end)) {
                stray(end);
            } else {
                defects.add("line " + line + " is neither a field nor empty: the description would begin there");
                return parsed(position, position);
            }
        }
        return parsed(position, position);
    }

    private Parsed parsed(int headerEnd, int bodyStart) {
        if (!Decoded.isUtf8(bytes, 0, bytes.length)) {
            defects.add(NOT_UTF_8);
        }
        return new Parsed(List.copyOf(fields), headerEnd, bodyStart, List.copyOf(defects));
    }

    private void field(int colon) {
        int start = position;
        int firstLine = line;
        int end = contentEnd(start);
        int valueStart = skipBlanks(colon + 1, end);
        advance(end);
        while (position < bytes.length && isBlank(bytes[position])) {
            end = contentEnd(position);
            advance(end);
        }
        Charset charset = Decoded.charset(bytes, valueStart, end);
        String value = new String(bytes, valueStart, end - valueStart, charset)
                .replace("\r\n", "\n")
                .replace('\r', '\n');
        String name = new String(bytes, start, colon - start, StandardCharsets.US_ASCII);
        fields.add(new HeaderField(name, value, charset, firstLine, start, position));
    }

    /** A line without a name, or one that continues nothing: readers pass over it and what continues it. */
    private void stray(int end) {
        defects.add("line " + line + " is passed over by readers: it has no name of a field");
        advance(end);
        while (position < bytes.length && isBlank(bytes[position])) {
            advance(contentEnd(position));
        }
    }

    /** Whether readers pass over this line as an envelope: not if it is the last before the body, and then begins that. */
    private boolean isEnvelope(int end) {
        if (end - position < ENVELOPE.length) {
            return false;
        }
        for (int i = 0; i < ENVELOPE.length; i++) {
            if (bytes[position + i] != ENVELOPE[i]) {
                return false;
            }
        }
        int next = nextLine(end);
        boolean followed = next < bytes.length && (isBlank(bytes[next]) || colon(next, contentEnd(next)) >= 0);
        return position == 0 || followed;
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

    private void advance(int contentEnd) {
        position = nextLine(contentEnd);
        line++;
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

    private boolean startsWithByteOrderMark() {
        return bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
    }
}
