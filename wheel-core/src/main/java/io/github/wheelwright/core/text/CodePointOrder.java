package io.github.wheelwright.core.text;

/** The order of Python's strings, by code point; Java's own is by UTF-16 unit and differs beyond U+FFFF. */
public final class CodePointOrder {
    private CodePointOrder() {}

    /** Negative, zero or positive, as {@code a} is before, equal to or after {@code b}. */
    public static int compare(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char c = a.charAt(i);
            char d = b.charAt(i);
            if (c != d) {
                // Surrogates stand for code points above every other character.
                return Character.isSurrogate(c) == Character.isSurrogate(d) ? c - d : Character.isSurrogate(c) ? 1 : -1;
            }
        }
        return a.length() - b.length();
    }
}
