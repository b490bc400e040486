package io.github.wheelwright.maven.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wheelwright.maven.bake.BakePlan;
import io.github.wheelwright.maven.bake.BakeTarget;
import io.github.wheelwright.maven.docker.Bake;
import java.util.function.Consumer;

/** Tells people and programs what bake builds, and what came of it. */
public final class BakeReport {
    private BakeReport() {}

    /** An object {@code targets} in {@code record}, with what each makes. */
    public static void plan(BakePlan plan, Report record) {
        ObjectNode targets = record.object("targets");
        plan.targets().values().forEach(target -> {
            ObjectNode node = targets.putObject(target.name());
            target.tags().forEach(node.putArray("tags")::add);
            target.outputs().forEach(node.putArray("outputs")::add);
        });
    }

    /** A line for each image, and their digests in {@code record}. */
    public static void result(BakePlan plan, Bake.Result result, Consumer<String> line, Report record) {
        ObjectNode digests = record.object("digests");
        result.digests().forEach(digests::put);
        for (BakeTarget target : plan.targets().values()) {
            String digest = result.digests().get(target.name());
            if (digest != null) {
                line.accept(target.name() + ": " + digest);
            }
        }
        line.accept(Count.of(plan.targets().size(), "target") + " built");
    }
}
