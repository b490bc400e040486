package io.github.wheelwright.core.bytes;

import io.github.wheelwright.core.WheelException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A SHA-256 computation that stopped after the first bytes of something: where only bytes behind them change, the digest of the
 * new whole follows from the state and the new bytes, without the old ones ({@link ResumableSha256}).
 *
 * <p>A state is never used on trust: resumed over what followed it, it has to give a digest that is known.
 *
 * @param offset bytes that are in the state; a multiple of {@value #BLOCK}
 * @param words the eight words of the state (FIPS 180-4, 6.2.2), big-endian, as 64 lower-case hexadecimal digits
 */
public record Sha256State(long offset, String words) {
    /** Bytes that SHA-256 takes at once. */
    public static final int BLOCK = 64;

    private static final Pattern FORM = Pattern.compile("(?<offset>[0-9]{1,18})-(?<words>[0-9a-f]{64})");

    /** Checks the form. */
    public Sha256State {
        if (offset < 0
                || offset % BLOCK != 0
                || !FORM.matcher(offset + "-" + words).matches()) {
            throw new WheelException("not a state of SHA-256: " + offset + "-" + words);
        }
    }

    /** Reads what {@link #toString} wrote. */
    public static Sha256State parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new WheelException("not a state of SHA-256: " + text);
        }
        return new Sha256State(Long.parseLong(matcher.group("offset")), matcher.group("words"));
    }

    /** The last place up to {@code offset} at which there is a state. */
    public static long floor(long offset) {
        return offset - offset % BLOCK;
    }

    /** {@code 871234560-6a09e667…}. */
    @Override
    public String toString() {
        return offset + "-" + words;
    }
}
