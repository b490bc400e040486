package io.github.wheelwright.maven.dockerfile;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Patterns of paths: Go's {@code filepath.Match}, and the extension by {@code **} that ignore files have. */
final class PathPattern {
    private PathPattern() {}

    /** As the sources of {@code COPY}: {@code *} and {@code ?} end at a slash. */
    static Predicate<String> glob(String pattern) {
        return compile(pattern, false).asMatchPredicate();
    }

    /** Whether {@code pattern} is more than a plain path. */
    static boolean hasWildcards(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '*' || c == '?' || c == '[') {
                return true;
            }
        }
        return false;
    }

    /** The plain folders that {@code pattern} begins with. */
    static String folder(String pattern) {
        String folder = "";
        for (int slash = pattern.indexOf('/'); slash >= 0; slash = pattern.indexOf('/', slash + 1)) {
            if (hasWildcards(pattern.substring(0, slash))) {
                break;
            }
            folder = pattern.substring(0, slash);
        }
        return folder;
    }

    /** As a line of {@code .dockerignore} (moby/patternmatcher): {@code **} matches any number of folders. */
    static Predicate<String> ignore(String pattern) {
        boolean plain = pattern.chars().noneMatch(c -> c == '*' || c == '?' || c == '[' || c == ']' || c == '\\');
        if (plain) {
            return pattern::equals;
        }
        String inner = pattern.startsWith("**")
                ? pattern.substring(2)
                : pattern.endsWith("**") ? pattern.substring(0, pattern.length() - 2) : "*";
        boolean onlyOne = inner.chars().noneMatch(c -> c == '*' || c == '?' || c == '[' || c == ']' || c == '\\');
        if (onlyOne && pattern.startsWith("**")) {
            return path -> path.endsWith(inner) || (inner.startsWith("/") && path.equals(inner.substring(1)));
        }
        return onlyOne ? path -> path.startsWith(inner) : compile(pattern, true).asMatchPredicate();
    }

    private static Pattern compile(String pattern, boolean doubleStar) {
        StringBuilder regex = new StringBuilder();
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i++);
            if (c == '*' && doubleStar && pattern.startsWith("*", i)) {
                i += pattern.startsWith("/", i + 1) ? 2 : 1;
                regex.append(i == pattern.length() ? ".*" : "(.*/)?");
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else if (c == '[') {
                int end = pattern.indexOf(']', i + 1);
                if (end < 0) {
                    throw new IllegalArgumentException("syntax error in pattern");
                }
                // what Java's classes know beyond Go's: unions and intersections
                String members = pattern.substring(i, end).replace("[", "\\[").replace("&", "\\&");
                regex.append('[').append(members).append(']');
                i = end + 1;
            } else if (c == '^' && doubleStar) {
                regex.append('^'); // as it stands in the pattern that is made there, too
            } else if (c == '\\' && i < pattern.length()) {
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(i++))));
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        try {
            return Pattern.compile(regex.toString(), Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("syntax error in pattern", e);
        }
    }
}
