package io.github.wheelwright.maven.affected;

import io.github.wheelwright.core.WheelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Patterns of paths as git reads them in {@code .gitignore}: one without a slash (but at its end) fits at any depth, else it starts at
 * the root; a slash at the end fits folders only; what fits a folder fits all that is in it; {@code **} is any number of folders;
 * {@code !} takes back; the last that fits counts.
 *
 * @see <a href="https://git-scm.com/docs/gitignore">gitignore</a>
 */
public final class PathRules {
    private final List<Rule> rules = new ArrayList<>();

    private record Rule(String text, boolean takesBack, boolean foldersOnly, Pattern pattern) {}

    /**
     * Reads patterns.
     *
     * @throws WheelException if one is not a pattern
     */
    public PathRules(List<String> patterns) {
        for (String text : patterns) {
            String pattern = text.strip();
            if (!pattern.isEmpty()) {
                rules.add(rule(pattern));
            }
        }
    }

    private static Rule rule(String text) {
        boolean takesBack = text.startsWith("!");
        String pattern = takesBack ? text.substring(1) : text;
        boolean foldersOnly = pattern.endsWith("/");
        if (foldersOnly) {
            pattern = pattern.substring(0, pattern.length() - 1);
        }
        boolean anywhere = pattern.indexOf('/') < 0;
        pattern = pattern.startsWith("/") ? pattern.substring(1) : pattern;
        try {
            return new Rule(
                    text, takesBack, foldersOnly, Pattern.compile((anywhere ? "(?:.*/)?" : "") + regex(pattern)));
        } catch (PatternSyntaxException e) {
            throw new WheelException("not a pattern of paths: " + text, "write it as in .gitignore", e);
        }
    }

    private static String regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i);
            boolean atStart = i == 0 || pattern.charAt(i - 1) == '/';
            if (atStart && pattern.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 3;
            } else if (atStart && pattern.substring(i).equals("**")) {
                regex.append(i == 0 ? ".*" : ".+");
                i += 2;
            } else if (c == '*') {
                regex.append("[^/]*");
                i++;
            } else if (c == '?') {
                regex.append("[^/]");
                i++;
            } else if (c == '[') {
                int end = pattern.indexOf(']', pattern.startsWith("!", i + 1) ? i + 3 : i + 2);
                if (end < 0) {
                    throw new PatternSyntaxException("no ]", pattern, i);
                }
                String members = pattern.substring(i + 1, end);
                boolean not = members.startsWith("!") || members.startsWith("^");
                regex.append("(?!/)[").append(not ? "^" : "");
                regex.append((not ? members.substring(1) : members)
                        .replace("\\", "\\\\")
                        .replace("[", "\\[")
                        .replace("]", "\\]")
                        .replace("&", "\\&")
                        .replace("^", "\\^"));
                regex.append(']');
                i = end + 1;
            } else {
                if (c == '\\' && i + 1 < pattern.length()) {
                    i++;
                }
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(i))));
                i++;
            }
        }
        return regex.toString();
    }

    /** The pattern by which {@code path}, of a file, is meant. */
    public Optional<String> match(String path) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            Optional<String> folder = match(path.substring(0, slash), true);
            if (folder.isPresent()) {
                return folder;
            }
        }
        return match(path, false);
    }

    private Optional<String> match(String path, boolean isFolder) {
        for (int i = rules.size() - 1; i >= 0; i--) {
            Rule rule = rules.get(i);
            if ((isFolder || !rule.foldersOnly())
                    && rule.pattern().matcher(path).matches()) {
                return rule.takesBack() ? Optional.empty() : Optional.of(rule.text());
            }
        }
        return Optional.empty();
    }
}
