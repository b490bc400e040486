package io.github.wheelwright.core.filename;

import io.github.wheelwright.core.text.Ascii;

/**
 * The build tag of a wheel (PEP 427, "File name convention"): digits, then anything. It breaks ties between wheels of one
 * version: first by the number, then by the rest.
 */
public final class BuildTag implements Comparable<BuildTag> {
    private final String text;
    private final int digits;

    private BuildTag(String text, int digits) {
        this.text = text;
        this.digits = digits;
    }

    /**
     * Reads a build tag.
     *
     * @throws InvalidWheelFilenameException where it does not start with a digit, or could not stand in a filename
     */
    public static BuildTag parse(String text) {
        int digits = Ascii.skipDigits(text, 0, text.length());
        if (digits == 0) {
            throw new InvalidWheelFilenameException("a build tag starts with a digit", text, 0, 1);
        }
        for (int i = digits; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '-' || FilenameCharacters.isForbidden(c)) {
                throw new InvalidWheelFilenameException("a build tag cannot hold this character", text, i, 1);
            }
        }
        return new BuildTag(text, digits);
    }

    /** The leading number in decimal digits, of any length, without leading zeros. */
    public String number() {
        int from = 0;
        while (from < digits - 1 && text.charAt(from) == '0') {
            from++;
        }
        return text.substring(from, digits);
    }

    /** What follows the number; often empty. */
    public String suffix() {
        return text.substring(digits);
    }

    @Override
    public int compareTo(BuildTag other) {
        String a = number();
        String b = other.number();
        if (a.length() != b.length()) {
            return Integer.compare(a.length(), b.length());
        }
        int order = a.compareTo(b);
        return order != 0 ? order : suffix().compareTo(other.suffix());
    }

    /** {@code 01x} and {@code 1x} are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof BuildTag that && number().equals(that.number()) && suffix().equals(that.suffix());
    }

    @Override
    public int hashCode() {
        return 31 * number().hashCode() + suffix().hashCode();
    }

    /** The tag as written. */
    @Override
    public String toString() {
        return text;
    }
}
