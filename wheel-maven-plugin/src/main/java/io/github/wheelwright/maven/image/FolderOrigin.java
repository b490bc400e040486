package io.github.wheelwright.maven.image;

import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.staging.Collector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Wheels on this machine.
 *
 * @param inputs files and folders
 */
record FolderOrigin(List<Path> inputs) implements WheelOrigin {
    @Override
    public List<WheelFilename> wheels(ProjectName project) throws IOException {
        return all(wheel -> wheel.name().equals(project));
    }

    @Override
    public List<WheelFilename> beside(ProjectName project, List<WheelFilename> chosen) throws IOException {
        return all(wheel -> !wheel.name().equals(project));
    }

    private List<WheelFilename> all(Predicate<WheelFilename> wanted) throws IOException {
        return Collector.collect(inputs).stream()
                .flatMap(file -> WheelOrigin.wheel(name(file), wanted).stream())
                .toList();
    }

    @Override
    public void fetch(List<WheelFilename> wheels, Path folder) throws IOException {
        List<String> names = wheels.stream().map(WheelFilename::toString).toList();
        for (Path file : Collector.collect(inputs)) {
            if (names.contains(name(file))) {
                Files.copy(file, folder.resolve(name(file)), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Override
    public boolean isIndex() {
        return false;
    }

    @Override
    public String toString() {
        return inputs.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    private static String name(Path file) {
        return Objects.requireNonNull(file.getFileName()).toString();
    }
}
