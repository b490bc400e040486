package io.github.wheelwright.core.text;

/** Numbers of bytes for people, in decimal units as pip prints them. */
public final class ByteAmount {
    private static final String[] UNITS = {" B", " kB", " MB", " GB", " TB"};

    private ByteAmount() {}

    /** One decimal from a kilobyte on: {@code 999 B}, {@code 899.8 MB}. */
    public static String of(long bytes) {
        if (bytes < 1000) {
            return bytes + UNITS[0];
        }
        // integers, because an index has a hundred thousand of these
        long tenth = 100;
        int unit = 1;
        while (tenths(bytes, tenth) >= 10_000 && unit < UNITS.length - 1) {
            tenth *= 1000;
            unit++;
        }
        long tenths = tenths(bytes, tenth);
        return tenths / 10 + "." + tenths % 10 + UNITS[unit];
    }

    private static long tenths(long bytes, long tenth) {
        return bytes / tenth + (bytes % tenth * 2 >= tenth ? 1 : 0);
    }
}
