package io.github.wheelwright.core.wheel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What has to stay at the start of a Python module: the {@code #!} line, the encoding (PEP 263), the docstring, and imports from
 * {@code __future__}, which no other statement may precede. Text is ASCII as far as it matters, other bytes as characters.
 */
final class PythonHead {
    private static final Pattern ENCODING = Pattern.compile("[ \\t\\f]*#.*?coding[:=][ \\t]*([-_.a-zA-Z0-9]+).*");
    private static final Pattern COMMENT = Pattern.compile("[ \\t\\f]*(#.*)?");
    private static final Pattern FUTURE =
            Pattern.compile("from(?:[ \\t\\f]|\\\\\\r?\\n)+__future__(?:[ \\t\\f]|\\\\\\r?\\n)+import\\b");
    private final String text;
    private int at;

    private PythonHead(String text) {
        this.text = text;
    }

    /** The encoding that one of the first two lines names; empty for the default, UTF-8. */
    static String encoding(String text) {
        int second = lineAfter(text, 0);
        Matcher first = ENCODING.matcher(line(text, 0));
        if (first.matches()) {
            return first.group(1);
        }
        Matcher next = ENCODING.matcher(line(text, second));
        return COMMENT.matcher(line(text, 0)).matches() && next.matches() ? next.group(1) : "";
    }

    /** Where the first statement that is neither docstring nor import from {@code __future__} may stand. */
    static int end(String text) {
        return new PythonHead(text).find();
    }

    private int find() {
        int end = afterComments();
        at = text.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
        end = Math.max(end, at);
        skipBlankLines();
        if (skipDocstring()) {
            end = skipLogicalLine();
            skipBlankLines();
        }
        while (FUTURE.matcher(text).region(at, text.length()).lookingAt()) {
            end = skipLogicalLine();
            skipBlankLines();
        }
        return end;
    }

    /** Behind the lines that count only as the first or second. */
    private int afterComments() {
        int second = lineAfter(text, 0);
        if (!encoding(text).isEmpty() && !ENCODING.matcher(line(text, 0)).matches()) {
            return lineAfter(text, second);
        }
        return text.startsWith("#!") || ENCODING.matcher(line(text, 0)).matches() ? second : 0;
    }

    /** Comments too. */
    private void skipBlankLines() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                at = lineAfter(text, at);
            } else if (c == ' ' || c == '\t' || c == '\f' || c == '\n' || c == '\r') {
                at++;
            } else {
                return;
            }
        }
    }

    /** A string, or several in a row, that is a statement; the place does not move where there is none. */
    private boolean skipDocstring() {
        int start = at;
        for (int end = stringEnd(prefixEnd()); end > 0; end = stringEnd(prefixEnd())) {
            at = end;
            skipBlanks();
        }
        boolean statement = at > start && (at == text.length() || "\r\n;#".indexOf(text.charAt(at)) >= 0);
        if (!statement) {
            at = start;
        }
        return statement;
    }

    /** Those of strings that are a docstring: no bytes, nothing formatted. */
    private int prefixEnd() {
        return at < text.length() && "rRuU".indexOf(text.charAt(at)) >= 0 ? at + 1 : at;
    }

    /** Behind the string whose first quote is at {@code from}; 0 where there is none, or none that ends. */
    private int stringEnd(int from) {
        if (from >= text.length() || text.charAt(from) != '"' && text.charAt(from) != '\'') {
            return 0;
        }
        String quote = text.substring(from, from + 1);
        boolean triple = text.startsWith(quote.repeat(3), from);
        String close = triple ? quote.repeat(3) : quote;
        for (int i = from + close.length(); i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (text.startsWith(close, i)) {
                return i + close.length();
            } else if (!triple && (c == '\n' || c == '\r')) {
                return 0;
            }
        }
        return 0;
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\f".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** To the end of the line that is not continued by a backslash, in brackets, or in a string. */
    private int skipLogicalLine() {
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int string = stringEnd(at);
            if (string > 0) {
                at = string;
            } else if (c == '\n' || c == '\r') {
                at = lineAfter(text, at);
                if (depth == 0) {
                    return at;
                }
            } else if (c == '\\') {
                at = lineAfter(text, at);
            } else if (c == '#') {
                at += line(text, at).length();
            } else {
                depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
                at++;
            }
        }
        return at;
    }

    private static String line(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return text.substring(from, end);
    }

    private static int lineAfter(String text, int from) {
        int end = from + line(text, from).length();
        return text.startsWith("\r\n", end) ? end + 2 : Math.min(end + 1, text.length());
    }
}
