package io.github.wheelwright.core.wheel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.wheel.WheelChange.Kind;
import io.github.wheelwright.core.wheel.WheelEdit.InsertText;
import io.github.wheelwright.core.wheel.WheelEdit.Place;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Text put into the text of a member. The text there is taken byte by byte, whatever its encoding.
 *
 * @param result the whole new text
 * @param changes the lines that are new, with the number of the first
 */
record TextInsertion(byte[] result, List<WheelChange> changes) {
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";
    private static final Set<String> UNICODE = Set.of("", "utf-8", "utf8", "utf-8-sig", "u8");

    static TextInsertion of(InsertText edit, byte[] content) {
        String text = new String(content, ISO_8859_1);
        boolean python = edit.path().endsWith(".py") || edit.path().endsWith(".pyi");
        checkEncoding(edit, python ? PythonHead.encoding(text) : "");
        int at = text.length();
        if (edit.place() == Place.BEFORE) {
            at = python ? PythonHead.end(text) : text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
        }
        String lineEnd = lineEnd(text);
        List<String> lines = edit.text().lines().toList();
        StringBuilder inserted = new StringBuilder();
        if (at > 0 && !endsLine(text, at) && !(at == BYTE_ORDER_MARK.length() && text.startsWith(BYTE_ORDER_MARK))) {
            inserted.append(lineEnd);
        }
        lines.forEach(line -> inserted.append(line).append(lineEnd));
        String bytes = new String(inserted.toString().getBytes(UTF_8), ISO_8859_1);
        String result = text.substring(0, at) + bytes + text.substring(at);
        long before = text.substring(0, at).lines().count();
        List<WheelChange> changes = lines.stream()
                .map(line -> new WheelChange(Kind.LINE, edit.path() + ", after line " + before, "", line))
                .toList();
        return new TextInsertion(result.getBytes(ISO_8859_1), changes);
    }

    private static void checkEncoding(InsertText edit, String encoding) {
        boolean ascii = edit.text().chars().allMatch(c -> c < 0x80);
        if (!ascii && !UNICODE.contains(encoding.toLowerCase(Locale.ROOT).replace('_', '-'))) {
            throw new WheelException(
                    edit.path() + " is written in " + encoding + ", and the text to put into it is not ASCII",
                    "write the text in ASCII, with \\u escapes for what is not");
        }
    }

    private static boolean endsLine(String text, int at) {
        char last = text.charAt(at - 1);
        return last == '\n' || last == '\r';
    }

    /** That of the first line. */
    private static String lineEnd(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return text.startsWith("\r\n", at) ? "\r\n" : text.startsWith("\r", at) ? "\r" : "\n";
    }
}
