package io.github.wheelwright.maven.image;

import io.github.wheelwright.maven.dockerfile.BuildInputs;
import io.github.wheelwright.maven.dockerfile.BuildInputs.ImageSource;
import io.github.wheelwright.maven.dockerfile.BuildInputs.NeededStage;
import io.github.wheelwright.maven.dockerfile.BuildOptions;
import io.github.wheelwright.maven.dockerfile.Dockerfile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What an image starts from, and the build contexts by which it starts from exactly that.
 *
 * @param name as the Dockerfile has it, or the image that a named context puts in its place
 * @param digest of it; empty where it is no image of a registry
 * @param runs whether a stage that is needed runs a program
 * @param contexts the given ones, and one for each image that the Dockerfile names by a tag
 */
record BaseImage(String name, Optional<String> digest, boolean runs, Map<String, String> contexts) {
    private static final String IMAGE = "docker-image://";

    /** That of a build; {@code resolve} gives {@code sha256:…} for an image's name. */
    static BaseImage of(
            Dockerfile dockerfile,
            BuildOptions options,
            Map<String, String> contexts,
            Function<String, String> resolve) {
        BuildInputs inputs = BuildInputs.of(dockerfile, options);
        Map<String, String> all = new TreeMap<>(contexts);
        inputs.images().stream()
                .map(ImageSource::reference)
                .filter(reference -> !reference.contains("@"))
                .forEach(reference -> all.computeIfAbsent(reference, name -> IMAGE + name + "@" + resolve.apply(name)));
        String base = base(inputs.stages());
        String used = all.getOrDefault(base, base);
        String image = used.startsWith(IMAGE) ? used.substring(IMAGE.length()) : used;
        int at = image.indexOf("@sha256:");
        return new BaseImage(
                at < 0 ? image : image.substring(0, at),
                at < 0 ? Optional.empty() : Optional.of(image.substring(at + 1)),
                inputs.stages().stream()
                        .flatMap(stage -> stage.instructions().stream())
                        .anyMatch(instruction -> instruction.keyword().equals("RUN")),
                all);
    }

    /** What the last stage starts from, through the stages between. */
    private static String base(List<NeededStage> stages) {
        String base = stages.get(stages.size() - 1).base();
        for (int i = stages.size() - 2; i >= 0; i--) {
            NeededStage earlier = stages.get(i);
            if (earlier.stage().name().equals(base)) {
                base = earlier.base();
            }
        }
        return base;
    }
}
