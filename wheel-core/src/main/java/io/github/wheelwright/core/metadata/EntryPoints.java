package io.github.wheelwright.core.metadata;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An {@code entry_points.txt} (entry points specification, "File format"). Immutable and lossless: an edit changes its own
 * lines only. Any bytes can be parsed, as {@code importlib.metadata} does; where installers would read something else, or
 * nothing, is in {@link #problems()}.
 *
 * <pre>{@code
 * EntryPoints points = EntryPoints.parse(bytes);
 * points.entries("console_scripts").get(0).reference();      // vllm.entrypoints.cli.main:main
 * points.with(EntryPoint.of("console_scripts", "hello", "hello:main")).bytes();
 * }</pre>
 */
public final class EntryPoints {
    private final byte[] bytes;
    private final Charset charset;
    private final String text;
    private final EntryPointsParser.Parsed parsed;

    private EntryPoints(byte[] bytes) {
        this.bytes = bytes;
        this.charset = Decoded.charset(bytes, 0, bytes.length);
        this.text = new String(bytes, charset);
        this.parsed = new EntryPointsParser(text, charset).parse();
    }

    /** Parses a copy of {@code bytes}. */
    public static EntryPoints parse(byte[] bytes) {
        return new EntryPoints(bytes.clone());
    }

    /** The whole file. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** UTF-8, or ISO-8859-1 where the bytes are not UTF-8. */
    public Charset charset() {
        return charset;
    }

    /** All entry points in order. */
    public List<EntryPoint> entries() {
        return parsed.entries();
    }

    /** The entry points of a group, in order. */
    public List<EntryPoint> entries(String group) {
        return entries().stream().filter(entry -> entry.group().equals(group)).toList();
    }

    /** The first entry point of this name in a group. */
    public Optional<EntryPoint> entry(String group, String name) {
        return entries(group).stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst();
    }

    /** The names of all groups that hold something, in order. */
    public Set<String> groups() {
        Set<String> groups = new LinkedHashSet<>();
        entries().forEach(entry -> groups.add(entry.group()));
        return groups;
    }

    /** What keeps readers from agreeing, in the order of the lines; empty if nothing. */
    public List<EntryPointProblem> problems() {
        return parsed.problems();
    }

    /** A file with this entry point: in place of the one of its group and name, or behind its group, or in a new group at the end. */
    public EntryPoints with(EntryPoint entry) {
        if (!EntryPointsParser.isWritable(entry)) {
            throw new IllegalArgumentException("no line can hold this entry point: " + entry);
        }
        String line = entry.name() + " = " + entry.value();
        Optional<EntryPoint> same = entry(entry.group(), entry.name());
        if (same.isPresent()) {
            return same.get().value().equals(entry.value())
                    ? this
                    : replaced(same.get().line(), line + lineEnd());
        }
        List<EntryPoint> siblings = entries(entry.group());
        int last = siblings.isEmpty()
                ? parsed.groupLine(entry.group())
                : siblings.get(siblings.size() - 1).line();
        if (last == 0) {
            return appended(
                    (text.isBlank() ? "" : lineEnd()) + "[" + entry.group() + "]" + lineEnd() + line + lineEnd());
        }
        int end = parsed.lineEnd(last);
        return spliced(end, end, (endsLine(end) ? "" : lineEnd()) + line + lineEnd());
    }

    /** A file without the entry points of this name in a group. */
    public EntryPoints without(String group, String name) {
        StringBuilder kept = new StringBuilder();
        int from = 0;
        for (EntryPoint entry : entries(group)) {
            if (entry.name().equals(name)) {
                kept.append(text, from, parsed.lineStart(entry.line()));
                from = parsed.lineEnd(entry.line());
            }
        }
        return from == 0
                ? this
                : new EntryPoints(
                        kept.append(text, from, text.length()).toString().getBytes(charset));
    }

    private EntryPoints replaced(int line, String replacement) {
        return spliced(parsed.lineStart(line), parsed.lineEnd(line), replacement);
    }

    private EntryPoints appended(String lines) {
        return spliced(text.length(), text.length(), (endsLine(text.length()) ? "" : lineEnd()) + lines);
    }

    private EntryPoints spliced(int start, int end, String replacement) {
        List<byte[]> parts = new ArrayList<>();
        parts.add(text.substring(0, start).getBytes(charset));
        parts.add(replacement.getBytes(StandardCharsets.UTF_8));
        parts.add(text.substring(end).getBytes(charset));
        byte[] all = new byte[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return new EntryPoints(all);
    }

    private boolean endsLine(int end) {
        return end == 0 || text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r';
    }

    private String lineEnd() {
        int end = text.indexOf('\n');
        return end > 0 && text.charAt(end - 1) == '\r' ? "\r\n" : "\n";
    }
}
