package io.github.wheelwright.maven.dockerfile;

import io.github.wheelwright.core.WheelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/** {@code .dockerignore}: what of a build context is left out. Read as moby/patternmatcher reads it. */
public final class IgnoreFile {
    /** Leaves nothing out. */
    public static final IgnoreFile NONE = new IgnoreFile(List.of());

    private final List<Rule> rules;

    private IgnoreFile(List<Rule> rules) {
        this.rules = rules;
    }

    private record Rule(boolean keeps, Predicate<String> matches) {}

    /** Whether a path is left out, and which rules matched it, for what is below it. */
    record Verdict(boolean ignored, BitSet matched) {}

    /** That of a Dockerfile: {@code <name>.dockerignore} beside it, else {@code .dockerignore} in the context. */
    public static IgnoreFile of(Path dockerfile, Path context) throws IOException {
        Path own = dockerfile.resolveSibling(dockerfile.getFileName() + ".dockerignore");
        Path file = Files.isRegularFile(own) ? own : context.resolve(".dockerignore");
        return Files.isRegularFile(file)
                ? parse(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8))
                : NONE;
    }

    /** Reads text, known in messages as {@code name}. */
    public static IgnoreFile parse(String name, String text) {
        List<Rule> rules = new ArrayList<>();
        String[] lines = (text.startsWith("\ufeff") ? text.substring(1) : text).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = Whitespace.strip(lines[i]);
            if (line.isEmpty() || lines[i].startsWith("#")) {
                continue;
            }
            boolean keeps = line.startsWith("!");
            String pattern = cleaned(keeps ? Whitespace.strip(line.substring(1)) : line);
            try {
                if (pattern.isEmpty()) {
                    throw new IllegalArgumentException("illegal exclusion pattern: \"!\"");
                }
                rules.add(new Rule(keeps, PathPattern.ignore(pattern)));
            } catch (IllegalArgumentException e) {
                throw new WheelException(
                        name + ":" + (i + 1) + ": " + line + ": " + e.getMessage(), "correct the pattern", e);
            }
        }
        return new IgnoreFile(rules);
    }

    private static String cleaned(String pattern) {
        String path = pattern.isEmpty() ? pattern : CleanPath.of(pattern);
        return path.length() > 1 && path.startsWith("/") ? path.substring(1) : path;
    }

    /** The verdict on the context itself. */
    Verdict root() {
        return new Verdict(false, new BitSet());
    }

    /** The verdict on {@code path}, whose folder got {@code parent}. */
    Verdict verdict(String path, Verdict parent) {
        boolean ignored = false;
        BitSet matched = new BitSet();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            boolean match = parent.matched().get(i)
                    || (rule.keeps() == ignored && rule.matches().test(path));
            if (match) {
                matched.set(i);
                ignored = !rule.keeps();
            }
        }
        return new Verdict(ignored, matched);
    }
}
