package io.github.wheelwright.maven.config;

import java.util.regex.Pattern;

/** Words for commands that people copy. */
public final class Shell {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private Shell() {}

    /** {@code word} as a POSIX shell reads it: in single quotes where it needs them. */
    public static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
