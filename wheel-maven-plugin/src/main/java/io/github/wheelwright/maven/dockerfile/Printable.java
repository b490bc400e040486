package io.github.wheelwright.maven.dockerfile;

/** Text that may hold anything, as one line that says all of it. */
public final class Printable {
    private Printable() {}

    /** {@code text} with {@code \n} for a line end, {@code \x09} for other control characters, and {@code \\} for a backslash. */
    public static String of(String text) {
        StringBuilder line = new StringBuilder();
        text.chars().forEach(c -> {
            if (c == '\\') {
                line.append("\\\\");
            } else if (c == '\n') {
                line.append("\\n");
            } else if (Character.isISOControl(c)) {
                line.append(String.format("\\x%02x", c));
            } else {
                line.append((char) c);
            }
        });
        return line.toString();
    }
}
