package io.github.wheelwright.core.text;

/** ASCII classes; the standards mean ASCII where they say digit or letter, Java's own classes mean Unicode. */
public final class Ascii {
    private Ascii() {}

    /** {@code 0-9}. */
    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** {@code A-Z a-z}. */
    public static boolean isLetter(char c) {
        char lower = (char) (c | 0x20);
        return lower >= 'a' && lower <= 'z';
    }

    /** {@code A-Z a-z 0-9}. */
    public static boolean isAlphanumeric(char c) {
        return isDigit(c) || isLetter(c);
    }

    /** Index after the run of digits that starts at {@code from}; {@code from} itself where there is none. */
    public static int skipDigits(String text, int from, int to) {
        int i = from;
        while (i < to && isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** {@code A-Z} as {@code a-z}, everything else as it is. */
    public static char toLower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
    }
}
