package io.github.wheelwright.core.metadata;

/**
 * What is wrong with an {@code entry_points.txt}: installers, which read it as an INI file, and {@code importlib.metadata}, which
 * reads line by line, would find different entry points, or none.
 *
 * @param code what kind of thing
 * @param line from 1; 0 where the whole file is concerned
 * @param text of the line
 * @param reason what is wrong, in one line
 */
public record EntryPointProblem(Code code, int line, String text, String reason) {
    /** Kinds of problems. The names are stable: reports and scripts may rely on them. */
    public enum Code {
        /** A line that is no group, entry or comment. */
        LINE_MALFORMED,
        /** An indented line, which an INI reader takes for the end of the line before. */
        LINE_INDENTED,
        /** A {@code ;} at the start of a line, a comment to INI readers only. */
        COMMENT_MARK,
        /** A control character, at which some readers end the line. */
        CONTROL_CHARACTER,
        /** Bytes that are not UTF-8. */
        ENCODING_INVALID,
        /** A name of a group that is no dotted name. */
        GROUP_INVALID,
        /** A group that is there again. */
        GROUP_REPEATED,
        /** An entry before the first group. */
        GROUP_MISSING,
        /** An empty name. */
        NAME_INVALID,
        /** A name that is in its group already. */
        NAME_REPEATED,
        /** A value that is no object reference, or a script's without an attribute. */
        REFERENCE_INVALID
    }

    @Override
    public String toString() {
        return code + (line > 0 ? " line " + line + ": " : " ") + reason;
    }
}
