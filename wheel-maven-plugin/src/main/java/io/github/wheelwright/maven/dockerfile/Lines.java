package io.github.wheelwright.maven.dockerfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a Dockerfile, taken one instruction at a time: directives at the top ({@code # escape=`}), comments dropped,
 * continuation lines joined, heredocs apart.
 */
final class Lines {
    private static final Pattern DIRECTIVE = Pattern.compile("([a-zA-Z][a-zA-Z0-9]*)\\s*=\\s*(.+?)\\s*");
    private static final Set<String> DIRECTIVES = Set.of("syntax", "escape", "check");
    private static final int LONGEST = 65_535;

    private final String file;
    private final List<String> lines;
    private final Map<String, String> directives = new TreeMap<>();
    private final Pattern continuation;
    private int next;

    /** An instruction, as yet without its heredocs. */
    record Logical(int line, String text) {}

    Lines(String file, String text) {
        this.file = file;
        this.lines = split(text.startsWith("\ufeff") ? text.substring(1) : text);
        readDirectives();
        String sign = Pattern.quote(String.valueOf(escape()));
        this.continuation =
                Pattern.compile("(?<before>^|[^" + (escape() == '\\' ? "\\\\" : "`") + "])" + sign + "[ \t]*$");
    }

    private List<String> split(String text) {
        List<String> result = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end + 1;
            if (to - from > LONGEST) {
                throw wrong(result.size() + 1, "line is longer than " + LONGEST + " characters");
            }
            result.add(text.substring(from, to));
            from = to;
        }
        return result;
    }

    /** Directives end at the first line that is none. */
    private void readDirectives() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = Whitespace.stripLeading(trimEnd(lines.get(i)));
            Matcher matcher = DIRECTIVE.matcher(line.startsWith("#") ? Whitespace.stripLeading(line.substring(1)) : "");
            if (!matcher.matches()) {
                return;
            }
            String name = matcher.group(1).toLowerCase(Locale.ROOT);
            if (!DIRECTIVES.contains(name)) {
                return;
            }
            if (!seen.add(name)) {
                throw wrong(i + 1, "only one " + name + " parser directive can be used");
            }
            directives.put(name, matcher.group(2));
            if (name.equals("escape") && !Set.of("\\", "`").contains(matcher.group(2))) {
                throw wrong(i + 1, "invalid escape token '" + matcher.group(2) + "' does not match ` or \\");
            }
        }
    }

    Map<String, String> directives() {
        return directives;
    }

    char escape() {
        return directives.getOrDefault("escape", "\\").charAt(0);
    }

    /** The next instruction; null at the end of the file. */
    @Nullable
    Logical nextInstruction() {
        while (next < lines.size()) {
            String first = Whitespace.stripLeading(trimEnd(lines.get(next++)));
            if (first.isEmpty() || first.startsWith("#")) {
                continue;
            }
            int line = next;
            StringBuilder text = new StringBuilder();
            boolean goesOn = append(text, first);
            while (goesOn && next < lines.size()) {
                String more = trimEnd(lines.get(next++));
                String stripped = Whitespace.stripLeading(more);
                // comments and empty lines do not end an instruction that goes on
                if (!stripped.isEmpty() && !stripped.startsWith("#")) {
                    goesOn = append(text, more);
                }
            }
            return new Logical(line, text.toString());
        }
        return null;
    }

    /** Fills in the heredocs that an instruction begins: the lines that follow it. */
    List<Heredoc> heredocs(Logical instruction) {
        List<Heredoc> filled = new ArrayList<>();
        for (Heredoc heredoc : Heredoc.begunBy(instruction.text())) {
            StringBuilder content = new StringBuilder();
            while (true) {
                if (next == lines.size()) {
                    throw wrong(instruction.line(), "unterminated heredoc " + heredoc.name());
                }
                String line = lines.get(next++);
                if (heredoc.isEndedBy(line)) {
                    break;
                }
                content.append(line);
            }
            filled.add(heredoc.withContent(content.toString()));
        }
        return filled;
    }

    InvalidDockerfileException wrong(int line, String problem) {
        return new InvalidDockerfileException(file, line, problem);
    }

    private boolean append(StringBuilder text, String line) {
        Matcher matcher = continuation.matcher(line);
        if (matcher.find()) {
            text.append(line, 0, matcher.start()).append(matcher.group("before"));
            return true;
        }
        text.append(line);
        return false;
    }

    private static String trimEnd(String line) {
        int to = line.length();
        while (to > 0 && (line.charAt(to - 1) == '\n' || line.charAt(to - 1) == '\r')) {
            to--;
        }
        return line.substring(0, to);
    }
}
