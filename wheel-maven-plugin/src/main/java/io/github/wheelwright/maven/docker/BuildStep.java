package io.github.wheelwright.maven.docker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A step of a build (BuildKit's "vertex"), as far as it has come. */
final class BuildStep {
    /** {@code [<target of bake> <platform> <stage> 1/2] RUN …}: all but the numbers may be missing. */
    private static final Pattern NAME =
            Pattern.compile("\\[(?:\\S+ )??(?:\\S+/\\S+ )?(?:(?<stage>[^\\s/]+) +)?\\d+/\\d+] .*", Pattern.DOTALL);

    private static final Pattern TARGET = Pattern.compile("^\\[[^\\s/]+ (?=(?:\\S+/\\S+ )?[^\\s/]+ +\\d+/\\d+])");

    private static final int LAST_LINES = 25;

    private final String name;
    private final Deque<String> lines = new ArrayDeque<>();
    private final Map<Integer, StringBuilder> unfinished = new TreeMap<>();
    private final CompilerCacheStatistics statistics = new CompilerCacheStatistics();
    private Optional<Instant> started = Optional.empty();
    private Optional<Instant> completed = Optional.empty();
    private boolean cached;
    private String error = "";

    BuildStep(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** The name without the target of bake that it was done for: others share the step. */
    String nameForAll() {
        return TARGET.matcher(name).replaceFirst("[");
    }

    /** The stage that it is of; empty for what BuildKit does on its own account. */
    Optional<String> stage() {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(matcher.group("stage") == null ? "stage" : matcher.group("stage"));
    }

    /** Whether it is one of those that people need not see. */
    boolean isInternal() {
        return name.startsWith("[internal]")
                || name.contains(" internal] ")
                || name.startsWith("[context ")
                || name.equals("transferring");
    }

    /** Whether it reads or writes a cache, which fails no build. */
    boolean isOfACache() {
        return name.contains("importing cache manifest from ") || name.contains("exporting cache to ");
    }

    void start(Instant time) {
        started = Optional.of(time);
        completed = Optional.empty();
    }

    void complete(Instant time) {
        completed = Optional.of(time);
    }

    void fromCache() {
        cached = true;
    }

    void fail(String message) {
        error = message;
    }

    boolean isComplete() {
        return completed.isPresent();
    }

    boolean isCached() {
        return cached;
    }

    String error() {
        return error;
    }

    Duration time() {
        return started.isPresent() && completed.isPresent()
                ? Duration.between(started.get(), completed.get())
                : Duration.ZERO;
    }

    /** Output of the step, in pieces as they come, lines of one {@code stream} apart from the other's; the last lines are kept. */
    void output(int stream, String piece) {
        StringBuilder line = unfinished.computeIfAbsent(stream, any -> new StringBuilder());
        line.append(piece);
        for (int end = line.indexOf("\n"); end >= 0; end = line.indexOf("\n")) {
            keep(line.substring(0, end));
            line.delete(0, end + 1);
        }
    }

    private void keep(String line) {
        statistics.take(line.stripTrailing());
        lines.addLast(line.stripTrailing());
        if (lines.size() > LAST_LINES) {
            lines.removeFirst();
        }
    }

    /** What it printed of a compiler cache. */
    List<String> statistics() {
        return statistics.lines();
    }

    /** The last line that is complete; empty where there is none yet. */
    String lastLine() {
        return lines.isEmpty() ? "" : lines.getLast();
    }

    List<String> lastLines() {
        unfinished.values().stream().filter(line -> line.length() > 0).forEach(line -> {
            keep(line.toString());
            line.setLength(0);
        });
        return List.copyOf(lines);
    }
}
