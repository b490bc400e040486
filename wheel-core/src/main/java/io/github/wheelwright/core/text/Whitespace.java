package io.github.wheelwright.core.text;

/**
 * White space as Python's {@code str.strip()} and {@code \s} mean it: the reference implementation trims with these, and Java's
 * own classes differ (U+001C to U+001F, U+0085, U+00A0).
 */
public final class Whitespace {
    private Whitespace() {}

    /** Whether Python calls this character white space. */
    public static boolean is(char c) {
        if (c <= ' ') {
            return c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1c;
        }
        return c >= 0x85 && isBeyondAscii(c);
    }

    private static boolean isBeyondAscii(char c) {
        return switch (c) {
            case 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000 -> true;
            default -> c >= 0x2000 && c <= 0x200a;
        };
    }

    /** Index of the first character in {@code [from, to)} that is not white space, or {@code to}. */
    public static int skip(String text, int from, int to) {
        int i = from;
        while (i < to && is(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Index after the last character in {@code [from, to)} that is not white space, or {@code from}. */
    public static int skipBack(String text, int from, int to) {
        int i = to;
        while (i > from && is(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }
}
