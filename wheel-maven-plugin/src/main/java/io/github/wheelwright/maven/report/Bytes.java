package io.github.wheelwright.maven.report;

import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers of bytes for people, in decimal units as pip prints them. */
public final class Bytes {
    private static final Pattern AMOUNT = Pattern.compile("[0-9.]+ (?:B|kB|MB|GB|TB)");
    private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

    private Bytes() {}

    /** {@code 899.8 MB}. */
    public static String text(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double amount = bytes;
        int unit = -1;
        while (amount >= 999.95 && unit < UNITS.length - 1) {
            amount /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
    }

    static boolean isAmount(String text) {
        return AMOUNT.matcher(text).matches();
    }
}
