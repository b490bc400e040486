package io.github.wheelwright.maven.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What {@code --progress=rawjson} tells, a line at a time: a line for people as each step ends or, in a long one, every {@value
 * #PATIENCE} seconds; and in the end the time of each stage, or the step that failed.
 */
final class BuildProgress {
    private static final int PATIENCE = 10;
    private static final int WIDTH = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Consumer<String> line;
    private final Map<String, BuildStep> steps = new LinkedHashMap<>();
    private final List<String> otherLines = new ArrayList<>();
    private final Set<String> cached = new HashSet<>();
    private Instant told = Instant.EPOCH;

    BuildProgress(Consumer<String> line) {
        this.line = line;
    }

    /** A line of what buildx prints; one that is not JSON is kept as it is. */
    void take(String text) {
        if (!text.startsWith("{")) {
            otherLines.add(text);
            return;
        }
        JsonNode node;
        try {
            node = JSON.readTree(text);
        } catch (IOException e) {
            otherLines.add(text);
            return;
        }
        node.path("vertexes").forEach(this::step);
        node.path("logs").forEach(this::output);
        node.path("warnings").forEach(warning -> line.accept("warning: " + decoded(warning.path("short"))));
    }

    private void step(JsonNode node) {
        String digest = node.path("digest").asText();
        BuildStep step = steps.computeIfAbsent(
                digest, any -> new BuildStep(node.path("name").asText()));
        boolean before = step.isComplete();
        time(node, "started").ifPresent(step::start);
        time(node, "completed").ifPresent(step::complete);
        if (node.path("cached").asBoolean()) {
            step.fromCache();
        }
        if (node.hasNonNull("error")) {
            step.fail(node.path("error").asText());
        }
        // a cache that fails is told in the end, once
        boolean quiet = step.isInternal() || (step.isOfACache() && !step.error().isEmpty());
        boolean again = step.isComplete() && step.isCached() && !cached.add(step.nameForAll());
        if (step.isComplete() && !before && !quiet && !again) {
            String end = !step.error().isEmpty() ? "failed" : step.isCached() ? "cached" : seconds(step.time());
            tell(step.name(), end, time(node, "completed").orElse(told));
            step.statistics().forEach(text -> line.accept("  " + text));
        }
    }

    private void output(JsonNode node) {
        BuildStep step = steps.get(node.path("vertex").asText());
        if (step == null) {
            return;
        }
        step.output(node.path("stream").asInt(), decoded(node.path("data")));
        Instant now = time(node, "timestamp").orElse(told);
        if (told.equals(Instant.EPOCH)) {
            told = now;
        }
        if (Duration.between(told, now).toSeconds() >= PATIENCE) {
            tell(step.name(), "… " + step.lastLine(), now);
        }
    }

    private void tell(String name, String end, Instant now) {
        told = now;
        String first = name.lines().findFirst().orElse("");
        line.accept((first.length() > WIDTH ? first.substring(0, WIDTH - 1) + "…" : first) + "  " + end);
    }

    /** What each stage cost, in the order in which they began. */
    List<StageTime> stages() {
        Map<String, StageTime> times = new LinkedHashMap<>();
        // with caches, BuildKit looks at a step in more than one way, and drops all but one
        Map<String, BuildStep> done = new LinkedHashMap<>();
        steps.values().stream()
                .filter(BuildStep::isComplete)
                .forEach(step -> done.merge(step.nameForAll(), step, (one, other) -> one.isCached() ? other : one));
        for (BuildStep step : done.values()) {
            step.stage()
                    .ifPresent(stage -> times.merge(
                            stage, new StageTime(stage, 1, step.isCached() ? 1 : 0, step.time()), BuildProgress::sum));
        }
        return List.copyOf(times.values());
    }

    private static StageTime sum(StageTime a, StageTime b) {
        return new StageTime(
                a.stage(),
                a.steps() + b.steps(),
                a.cached() + b.cached(),
                a.time().plus(b.time()));
    }

    /** The step that failed of its own, not because others did. */
    Optional<BuildStep> failed() {
        return steps.values().stream()
                .filter(step -> !step.error().isEmpty() && !step.error().contains("context canceled"))
                .filter(step -> !step.isOfACache())
                .findFirst();
    }

    /** Caches that could not be read or written; one that holds nothing of that name is no trouble. */
    List<CacheTrouble> cacheTroubles() {
        return steps.values().stream()
                .filter(step -> step.isOfACache() && !step.error().isEmpty())
                .filter(step -> !step.error().endsWith("not found"))
                .map(step -> new CacheTrouble(step.name(), step.error()))
                .toList();
    }

    /** What was printed beside the progress: errors of buildx itself. */
    List<String> otherLines() {
        return otherLines;
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }

    private static Optional<Instant> time(JsonNode node, String name) {
        return Optional.ofNullable(node.path(name).asText(null)).map(Instant::parse);
    }

    private static String decoded(JsonNode data) {
        return new String(Base64.getDecoder().decode(data.asText("")), StandardCharsets.UTF_8);
    }
}
