package io.github.wheelwright.maven.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.wheelwright.core.retention.PruneResult;
import io.github.wheelwright.core.retention.PruneResult.Item;
import io.github.wheelwright.core.retention.PruneResult.Step;
import io.github.wheelwright.core.retention.VersionVerdict;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Tells people and programs what is on its way out of an index. */
public final class PruneReport {
    private final Consumer<String> line;
    private final Report record;

    /** Prints to {@code line}, notes in {@code record}; {@code destination} is where the index is. */
    public PruneReport(Consumer<String> line, Report record, String destination) {
        this.line = line;
        this.record = record.put("destination", destination);
    }

    /** Each object, and what becomes of it. */
    public void tell(PruneResult result) {
        ArrayNode retired = record.list("retired");
        result.retired().forEach(commit -> {
            line.accept("build " + commit + " leaves the pages; then nothing lists its files");
            retired.add(commit);
        });
        new VersionsReport(line, record).tell(result.versions());
        ArrayNode departed = record.list("departed");
        result.departed().forEach(file -> {
            line.accept(file + " leaves its page; the channel shows it no longer");
            departed.add(file);
        });
        ArrayNode objects = record.list("objects");
        Table table = new Table("object", "size", "what becomes of it");
        for (Item item : result.items()) {
            String step = item.step().toString();
            table.row(item.key(), Bytes.text(item.bytes()), step);
            objects.addObject()
                    .put("key", item.key())
                    .put("bytes", item.bytes())
                    .put("step", step);
        }
        if (!result.items().isEmpty()) {
            table.lines().forEach(line);
        }
        ArrayNode interrupted = record.list("interrupted");
        result.interrupted().forEach(journal -> {
            line.accept("a run was interrupted and not finished: " + journal);
            interrupted.add(journal);
        });
        record.put("protected", result.protectedByRuns());
        for (Step step : Step.values()) {
            record.put("bytes-" + step.name().toLowerCase(Locale.ROOT), result.bytes(step));
        }
        if (!result.items().isEmpty()) {
            line.accept(summary(result));
        } else if (result.retired().isEmpty()
                && result.departed().isEmpty()
                && result.versions().stream().noneMatch(VersionVerdict::goes)) {
            line.accept("nothing is on its way out");
        }
    }

    /** A dry run: how to do it. */
    public void planned(String command) {
        line.accept("nothing has been changed; to do this:");
        line.accept("  " + command);
        record.put("next", command);
    }

    private static String summary(PruneResult result) {
        return Arrays.stream(Step.values())
                .filter(step -> result.items().stream().anyMatch(item -> item.step() == step))
                .map(step -> step + ": "
                        + result.items().stream()
                                .filter(item -> item.step() == step)
                                .count() + " (" + Bytes.text(result.bytes(step)) + ")")
                .collect(Collectors.joining(", "));
    }
}
