package io.github.wheelwright.maven.report;

/** Errors as people see them at the end of a build. */
public final class ErrorText {
    private static final String INDENT = " ".repeat(8);

    private ErrorText() {}

    /** What went wrong in {@code goal}: a block of its own below Maven's line on plugin and project, further lines indented. */
    public static String of(String goal, String message) {
        return "\n" + goal + ": " + message.replace("\n", "\n" + INDENT);
    }
}
