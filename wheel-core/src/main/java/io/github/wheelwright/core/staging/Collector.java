package io.github.wheelwright.core.staging;

import io.github.wheelwright.core.WheelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the wheels that somebody named by file or folder. */
public final class Collector {
    private Collector() {}

    /**
     * The wheels among {@code inputs}: a file is taken as it is, a folder with all {@code *.whl} files in it and below it.
     * Sorted, each once.
     */
    public static List<Path> collect(Collection<Path> inputs) throws IOException {
        TreeSet<Path> wheels = new TreeSet<>();
        for (Path input : inputs) {
            if (Files.isDirectory(input)) {
                List<Path> found = wheelsBelow(input);
                if (found.isEmpty()) {
                    throw new WheelException(
                            "no *.whl file in the folder " + input,
                            "build the wheels first, or name another folder as input");
                }
                wheels.addAll(found);
            } else if (Files.isRegularFile(input)) {
                wheels.add(input);
            } else {
                throw new WheelException(
                        "no such file or folder: " + input.toAbsolutePath(),
                        "correct the input, or build the wheels first");
            }
        }
        if (wheels.isEmpty()) {
            throw new WheelException("no input is named", "name files or folders of wheels as input");
        }
        return List.copyOf(wheels);
    }

    private static List<Path> wheelsBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".whl") && Files.isRegularFile(file))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
