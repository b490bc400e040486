package io.github.wheelwright.maven.report;

import io.github.wheelwright.core.text.ByteAmount;
import java.util.regex.Pattern;

/** Numbers of bytes for people, in decimal units as pip prints them. */
public final class Bytes {
    private static final Pattern AMOUNT = Pattern.compile("[0-9.]+ (?:B|kB|MB|GB|TB)");

    private Bytes() {}

    /** {@code 899.8 MB}. */
    public static String text(long bytes) {
        return ByteAmount.of(bytes);
    }

    static boolean isAmount(String text) {
        return AMOUNT.matcher(text).matches();
    }
}
