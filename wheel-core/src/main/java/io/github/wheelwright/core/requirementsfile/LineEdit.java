package io.github.wheelwright.core.requirementsfile;

/**
 * Characters {@code [start, end)} of a file become {@code text}: those in which a line and its replacement differ. A line that goes
 * goes whole, unless a comment stays.
 */
record LineEdit(int start, int end, String text) {
    static LineEdit of(LogicalLine line, String replacement) {
        String old = line.text();
        int[] places = line.places();
        if (replacement.isEmpty()) {
            return line.isCommented()
                    ? new LineEdit(places[0], line.contentEnd(), "")
                    : new LineEdit(line.start(), line.end(), "");
        }
        int shared = 0;
        while (shared < Math.min(old.length(), replacement.length())
                && old.charAt(shared) == replacement.charAt(shared)) {
            shared++;
        }
        int tail = 0;
        while (tail < Math.min(old.length(), replacement.length()) - shared
                && old.charAt(old.length() - 1 - tail) == replacement.charAt(replacement.length() - 1 - tail)) {
            tail++;
        }
        int start = shared == 0 ? places[0] : places[shared - 1] + 1;
        // not further: a continuation before the shared end stays
        int end = shared + tail == old.length() ? start : places[old.length() - tail - 1] + 1;
        return new LineEdit(start, end, replacement.substring(shared, replacement.length() - tail));
    }
}
