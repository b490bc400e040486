package io.github.wheelwright.maven.bake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.maven.report.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What bake would build: {@code --print}, read.
 *
 * @param targets all that are built, linked ones included, by name
 */
public record BakePlan(Map<String, BakeTarget> targets) {
    /** Reads what {@code docker buildx bake --print} says. */
    public static BakePlan parse(String json) {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(json).path("target");
        } catch (IOException e) {
            throw new WheelException(
                    "buildx bake --print does not print JSON: " + e.getMessage(), "use a newer buildx", e);
        }
        Map<String, BakeTarget> targets = new LinkedHashMap<>();
        root.fieldNames().forEachRemaining(name -> targets.put(name, BakeTarget.of(name, root.path(name))));
        return new BakePlan(targets);
    }

    /** The platforms that some target names. */
    public List<String> platforms() {
        TreeSet<String> platforms = new TreeSet<>();
        targets.values().forEach(target -> platforms.addAll(target.platforms()));
        return List.copyOf(platforms);
    }

    /** A row for each target. */
    public List<String> table() {
        Table table = new Table("target", "dockerfile", "stage", "platforms", "makes");
        for (BakeTarget target : targets.values()) {
            List<String> makes = new ArrayList<>(target.tags());
            makes.addAll(target.outputs());
            table.row(
                    target.name(),
                    target.dockerfile(),
                    target.stage().orElse("(last)"),
                    target.platforms().isEmpty() ? "the builder's" : String.join(", ", target.platforms()),
                    makes.isEmpty() ? "nothing that leaves the builder" : String.join(", ", makes));
        }
        return table.lines();
    }
}
