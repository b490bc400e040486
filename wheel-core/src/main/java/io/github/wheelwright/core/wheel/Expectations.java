package io.github.wheelwright.core.wheel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What somebody knows that a wheel should hold, beyond what it says of itself.
 *
 * @param topLevel names at the top of the library
 * @param packageFiles paths of all files of the library, {@code /}-separated
 */
public record Expectations(Optional<Set<String>> topLevel, Optional<Set<String>> packageFiles) {
    /** Nothing is known. */
    public static final Expectations NONE = new Expectations(Optional.empty(), Optional.empty());

    /** As before, with the names at the top of the library known. */
    public Expectations withTopLevel(List<String> names) {
        return new Expectations(Optional.of(Set.copyOf(names)), packageFiles);
    }

    /** As before, with the library known to hold {@code packages}: folders of the source tree, and nothing else. */
    public Expectations withPackages(List<Path> packages) throws IOException {
        Set<String> files = new TreeSet<>();
        for (Path folder : packages) {
            String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
            WheelFolder.list(folder).files().stream()
                    .filter(file -> !file.endsWith(".pyc") && !file.contains("__pycache__/"))
                    .forEach(file -> files.add(name + "/" + file));
        }
        return new Expectations(topLevel, Optional.of(Set.copyOf(files)));
    }
}
