package io.github.wheelwright.core.version;

/** Numbers of any length as decimal digits without leading zeros: compared in linear time, which {@code BigInteger} is not made in. */
final class Digits {
    private Digits() {}

    static int compare(String a, int aFrom, int aTo, String b, int bFrom, int bTo) {
        int aLength = aTo - aFrom;
        int bLength = bTo - bFrom;
        if (aLength != bLength) {
            return Integer.compare(aLength, bLength);
        }
        for (int k = 0; k < aLength; k++) {
            int order = Character.compare(a.charAt(aFrom + k), b.charAt(bFrom + k));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    static int compare(String a, String b) {
        return compare(a, 0, a.length(), b, 0, b.length());
    }

    /** The number, or {@code limit} where it is larger. */
    static int atMost(String text, int from, int to, int limit) {
        if (to - from > 9) {
            return limit;
        }
        return Math.min(limit, Integer.parseInt(text, from, to, 10));
    }

    /** Appends {@code [from, to)} of {@code text} without leading zeros; an empty range is zero. */
    static void appendNormal(StringBuilder target, String text, int from, int to) {
        int at = from;
        while (at < to - 1 && text.charAt(at) == '0') {
            at++;
        }
        if (at == to) {
            target.append('0');
        } else {
            target.append(text, at, to);
        }
    }
}
