package io.github.wheelwright.it.endtoend;

import io.github.wheelwright.core.name.ProjectName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What an installer left in the folder that it was told to fill. */
final class Installed {
    private static final String INFO = ".dist-info";

    private Installed() {}

    /** {@code six==1.16.0} and so on. */
    static Set<String> in(Path target) {
        Set<String> found = new TreeSet<>();
        for (Path info : infos(target)) {
            String name = info.getFileName().toString();
            int hyphen = name.lastIndexOf('-', name.length() - INFO.length() - 1);
            found.add(ProjectName.of(name.substring(0, hyphen)).normalized() + "=="
                    + name.substring(hyphen + 1, name.length() - INFO.length()));
        }
        return found;
    }

    /** The {@code Tag:} lines of all WHEEL files that contain {@code text}. */
    static List<String> tagged(Path target, String text) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path info : infos(target)) {
            for (String line : Files.readAllLines(info.resolve("WHEEL"))) {
                if (line.startsWith("Tag:") && line.contains("-" + text)) {
                    found.add(info.getFileName() + " " + line);
                }
            }
        }
        return found;
    }

    /** What {@code script} prints to a Python that sees the folder and its own library only. */
    static String run(Path target, String script) {
        return Program.of(target, Installer.python())
                .isolated()
                .with("PYTHONPATH", target.toString())
                .succeed("-S", "-c", script)
                .text()
                .strip();
    }

    private static List<Path> infos(Path target) {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(INFO)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
