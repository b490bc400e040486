package io.github.wheelwright.maven.build;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.maven.dockerfile.Dockerfile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a cell says to its build by arguments.
 *
 * @param version of the main wheel
 * @param versionName of its argument
 * @param pythonName of the argument with the Python version
 * @param imageName of the argument with the image to build in
 * @param images to build in, by platform
 */
public record CellArguments(
        Optional<String> version, String versionName, String pythonName, String imageName, Map<String, String> images) {
    /** The build of {@code cell}. */
    public BuildSpec into(BuildSpec spec, Cell cell, Dockerfile dockerfile) {
        Map<String, String> arguments = new TreeMap<>();
        cell.variant().ifPresent(variant -> arguments.putAll(variant.buildEnv()));
        cell.python().ifPresent(python -> arguments.put(pythonName, python));
        version.ifPresent(text -> arguments.put(versionName, text));
        if (!images.isEmpty()) {
            arguments.put(imageName, image(cell.platform()));
        }
        for (String name : arguments.keySet()) {
            if (!dockerfile.argumentNames().contains(name)) {
                throw new WheelException(
                        dockerfile.name() + " does not declare ARG " + name + ", and the build of " + cell.label()
                                + " depends on it",
                        "declare it in the stage that builds the wheel, or name another argument");
            }
        }
        BuildSpec result = spec.withArguments(arguments);
        List<String> indexes = cell.variant().map(Variant::indexes).orElse(List.of());
        return indexes.isEmpty() ? result : new Indexes(indexes).into(result, dockerfile);
    }

    private String image(String platform) {
        return Optional.ofNullable(images.get(platform))
                .orElseThrow(() -> new WheelException(
                        "no image is named to build for " + platform + " in",
                        "add " + platform + "=<image> to <platformImages>"));
    }
}
