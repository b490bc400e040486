package io.github.wheelwright.core.wheel;

import java.util.List;

/**
 * Something that an edit changes: a line of a text file, a member, a folder, the name of the wheel.
 *
 * @param where the member before the edit; empty for the wheel itself
 * @param before what was there; empty if nothing was
 * @param after what is there then; empty if nothing is
 */
public record WheelChange(Kind kind, String where, String before, String after) {
    /** What is changed. The names are stable: reports may rely on them. */
    public enum Kind {
        /** The wheel's filename. */
        FILENAME,
        /** A folder's name, with all members in it. */
        FOLDER,
        /** A member: sizes and digests. */
        MEMBER,
        /** A line. */
        LINE
    }

    /** The lines in which two versions of {@code file} differ. */
    public static List<WheelChange> between(String file, List<String> before, List<String> after) {
        return LineDiff.of(file, before, after);
    }

    /** {@code file: - before + after}, in one line or two. */
    @Override
    public String toString() {
        String place = where.isEmpty() ? "" : where + ": ";
        return before.isEmpty()
                ? place + "+ " + after
                : after.isEmpty() ? place + "- " + before : place + before + " -> " + after;
    }
}
