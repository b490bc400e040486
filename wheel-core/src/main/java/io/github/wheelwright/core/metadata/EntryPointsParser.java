package io.github.wheelwright.core.metadata;

import io.github.wheelwright.core.metadata.EntryPointProblem.Code;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code entry_points.txt} line by line as {@code importlib.metadata} does, and notes where an INI reader would not follow. */
final class EntryPointsParser {
    private static final String LINE_ENDS = "\n\r\u000b\f\u001c\u001d\u001e\u0085\u2028\u2029";

    private final String text;
    private final List<EntryPoint> entries = new ArrayList<>();
    private final List<EntryPointProblem> problems = new ArrayList<>();
    private final List<Integer> lineStarts = new ArrayList<>();
    private final Map<String, Integer> groupLines = new HashMap<>();
    private final Set<List<String>> names = new HashSet<>();
    private @Nullable String group;

    EntryPointsParser(String text, Charset charset) {
        this.text = text;
        if (!charset.equals(StandardCharsets.UTF_8)) {
            problems.add(new EntryPointProblem(Code.ENCODING_INVALID, 0, "", "the bytes are not UTF-8"));
        }
    }

    /** Entries, problems, and where the lines and groups begin. */
    record Parsed(
            List<EntryPoint> entries,
            List<EntryPointProblem> problems,
            List<Integer> lineStarts,
            Map<String, Integer> groupLines) {

        int lineStart(int line) {
            return lineStarts.get(line - 1);
        }

        int lineEnd(int line) {
            return lineStarts.get(line);
        }

        /** The line of a group's header; 0 if there is none. */
        int groupLine(String group) {
            return groupLines.getOrDefault(group, 0);
        }
    }

    /** Whether the entry is found again once it stands in a line of its group. */
    static boolean isWritable(EntryPoint entry) {
        String line = "[" + entry.group() + "]\n" + entry.name() + " = " + entry.value() + "\n";
        Parsed parsed = new EntryPointsParser(line, StandardCharsets.UTF_8).parse();
        return parsed.problems.isEmpty()
                && parsed.entries.equals(List.of(new EntryPoint(entry.group(), entry.name(), entry.value(), 2)));
    }

    Parsed parse() {
        int start = 0;
        while (start < text.length()) {
            lineStarts.add(start);
            int end = start;
            while (end < text.length() && LINE_ENDS.indexOf(text.charAt(end)) < 0) {
                end++;
            }
            boolean odd = end < text.length() && text.charAt(end) != '\n' && !text.startsWith("\r\n", end);
            line(text.substring(start, end), odd);
            start = Math.min(text.length(), end + (text.startsWith("\r\n", end) ? 2 : 1));
        }
        lineStarts.add(text.length());
        return new Parsed(List.copyOf(entries), List.copyOf(problems), List.copyOf(lineStarts), Map.copyOf(groupLines));
    }

    private void line(String written, boolean oddEnd) {
        String line = ProjectUrls.stripped(written);
        if (oddEnd || written.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f)) {
            problem(Code.CONTROL_CHARACTER, line, "some readers end the line at this control character, others do not");
        }
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        if (!written.startsWith(line)) {
            problem(Code.LINE_INDENTED, line, "installers take an indented line for a part of the one before");
        }
        if (line.startsWith("[") && line.endsWith("]")) {
            group(line);
        } else {
            entry(line);
        }
    }

    private void group(String line) {
        int start = 0;
        int end = line.length();
        while (start < end && isBracket(line.charAt(start))) {
            start++;
        }
        while (end > start && isBracket(line.charAt(end - 1))) {
            end--;
        }
        String name = line.substring(start, end);
        group = name;
        if (!line.equals("[" + name + "]") || !isDotted(name) || name.equals("DEFAULT")) {
            problem(
                    Code.GROUP_INVALID,
                    line,
                    "the name of a group is letters, digits and underscores, separated by dots");
        }
        if (groupLines.putIfAbsent(name, lineStarts.size()) != null) {
            problem(Code.GROUP_REPEATED, line, "the group is there already; installers refuse the file");
        }
    }

    private static boolean isBracket(char c) {
        return c == '[' || c == ']';
    }

    private static boolean isDotted(String name) {
        return !name.isEmpty()
                && !("." + name + ".").contains("..")
                && name.codePoints().allMatch(c -> c == '.' || ObjectReference.isWord(c));
    }

    private void entry(String line) {
        int equals = line.indexOf('=');
        if (equals < 0 || line.startsWith("[")) {
            problem(Code.LINE_MALFORMED, line, "expected [group], name = module:attribute, or a comment");
        } else if (line.startsWith(";")) {
            problem(Code.COMMENT_MARK, line, "installers take this for a comment, importlib.metadata for an entry");
        }
        if (group == null) {
            problem(Code.GROUP_MISSING, line, "no group is open yet; installers refuse the file");
        }
        if (equals < 0 || group == null) {
            return;
        }
        String name = ProjectUrls.stripped(line.substring(0, equals));
        EntryPoint entry =
                new EntryPoint(group, name, ProjectUrls.stripped(line.substring(equals + 1)), lineStarts.size());
        entries.add(entry);
        check(entry, line);
    }

    private void check(EntryPoint entry, String line) {
        if (entry.name().isEmpty()) {
            problem(Code.NAME_INVALID, line, "the name is empty");
        }
        if (!names.add(List.of(entry.group(), entry.name()))) {
            problem(Code.NAME_REPEATED, line, "the group has this name already; installers refuse the file");
        }
        boolean complete = entry.reference()
                .filter(reference -> !entry.isScript() || reference.attribute().isPresent())
                .isPresent();
        if (!complete) {
            String expected = entry.isScript() ? "module:function" : "module, or module:attribute";
            problem(Code.REFERENCE_INVALID, line, "expected " + expected + " after '='");
        }
    }

    private void problem(Code code, String line, String reason) {
        problems.add(new EntryPointProblem(code, lineStarts.size(), line, reason));
    }
}
