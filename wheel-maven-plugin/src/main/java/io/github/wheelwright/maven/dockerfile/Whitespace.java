package io.github.wheelwright.maven.dockerfile;

/** White space as Go's {@code unicode.IsSpace} has it, which BuildKit goes by. */
final class Whitespace {
    private Whitespace() {}

    static boolean is(int c) {
        return (c >= '\t' && c <= '\r') || c == 0x85 || Character.isSpaceChar(c);
    }

    static String stripLeading(String text) {
        int from = 0;
        while (from < text.length() && is(text.charAt(from))) {
            from++;
        }
        return text.substring(from);
    }

    static String strip(String text) {
        int to = text.length();
        while (to > 0 && is(text.charAt(to - 1))) {
            to--;
        }
        return stripLeading(text.substring(0, to));
    }
}
