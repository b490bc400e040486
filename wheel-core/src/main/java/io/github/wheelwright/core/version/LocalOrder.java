package io.github.wheelwright.core.version;

import io.github.wheelwright.core.text.Ascii;

/**
 * The order of local version labels (PEP 440, "Local version identifiers"): none first, then segment by segment, letters before
 * numbers, numbers by value, the shorter before the longer.
 */
final class LocalOrder {
    private LocalOrder() {}

    /** Compares the labels in normal form from {@code aFrom} and {@code bFrom} to the end; negative where there is none. */
    static int compare(String a, int aFrom, String b, int bFrom) {
        if (aFrom < 0 || bFrom < 0) {
            return Boolean.compare(aFrom >= 0, bFrom >= 0);
        }
        int i = aFrom;
        int j = bFrom;
        while (i <= a.length() && j <= b.length()) {
            int iEnd = segmentEnd(a, i);
            int jEnd = segmentEnd(b, j);
            int order = compareSegments(a, i, iEnd, b, j, jEnd);
            if (order != 0) {
                return order;
            }
            i = iEnd + 1;
            j = jEnd + 1;
        }
        return Boolean.compare(i <= a.length(), j <= b.length());
    }

    private static int segmentEnd(String text, int from) {
        int dot = text.indexOf('.', from);
        return dot < 0 ? text.length() : dot;
    }

    private static int compareSegments(String a, int aFrom, int aTo, String b, int bFrom, int bTo) {
        boolean aNumeric = Ascii.skipDigits(a, aFrom, aTo) == aTo;
        boolean bNumeric = Ascii.skipDigits(b, bFrom, bTo) == bTo;
        if (aNumeric != bNumeric) {
            return aNumeric ? 1 : -1;
        }
        return aNumeric
                ? Digits.compare(a, aFrom, aTo, b, bFrom, bTo)
                : a.substring(aFrom, aTo).compareTo(b.substring(bFrom, bTo));
    }
}
