package io.github.wheelwright.maven.bake;

import java.util.Map;

/** What one run adds to committed bake files. */
@FunctionalInterface
public interface BakeAddition {
    /** Adds to the targets of {@code plan}. */
    void addTo(Overrides overrides, BakePlan plan);

    /** Variables of the bake files that say so, over those that the configuration names. */
    default Map<String, String> variables() {
        return Map.of();
    }

    /** Labels of all targets. */
    static BakeAddition labels(Map<String, String> labels) {
        return (overrides, plan) -> plan.targets()
                .keySet()
                .forEach(target -> labels.forEach((name, value) -> overrides.put(target, "labels", name, value)));
    }
}
