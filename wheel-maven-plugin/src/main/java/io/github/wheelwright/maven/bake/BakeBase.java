package io.github.wheelwright.maven.bake;

import io.github.wheelwright.maven.registry.ImageReference;
import java.util.Map;
import java.util.Optional;

/**
 * The base image of a run.
 *
 * @param image by its digest
 * @param variable of the bake files that takes it
 * @param context of all targets that it stands for, too
 */
public record BakeBase(ImageReference image, String variable, Optional<String> context) implements BakeAddition {
    @Override
    public Map<String, String> variables() {
        return Map.of(variable, image.toString());
    }

    @Override
    public void addTo(Overrides overrides, BakePlan plan) {
        context.ifPresent(name -> plan.targets()
                .keySet()
                .forEach(target -> overrides.put(target, "contexts", name, "docker-image://" + image)));
    }
}
