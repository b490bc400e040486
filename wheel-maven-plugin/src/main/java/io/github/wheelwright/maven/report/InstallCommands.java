package io.github.wheelwright.maven.report;

import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.release.StagedWheel;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The commands that install what has just been published. */
public final class InstallCommands {
    private static final int MOST = 3;

    private InstallCommands() {}

    /** For pip and for uv, from the index at {@code indexUrl}. */
    public static List<String> of(String indexUrl, List<StagedWheel> wheels, Optional<ProjectName> main) {
        String requirements = requirements(wheels, main);
        return List.of(
                "pip install --index-url " + indexUrl + " " + requirements,
                "uv pip install --index-url " + indexUrl + " " + requirements);
    }

    /** The main project with its newest version, or the few that no other wheel of the release requires. */
    private static String requirements(List<StagedWheel> wheels, Optional<ProjectName> main) {
        Set<ProjectName> required = new HashSet<>();
        wheels.forEach(wheel -> wheel.dependencies().stream()
                .filter(dependency -> !dependency.equals(wheel.project()))
                .forEach(required::add));
        return wheels.stream()
                .collect(Collectors.toMap(
                        StagedWheel::project,
                        wheel -> wheel.filename().version(),
                        (a, b) -> a.compareTo(b) >= 0 ? a : b,
                        java.util.TreeMap::new))
                .entrySet()
                .stream()
                .sorted(Comparator.comparing(entry -> required.contains(entry.getKey())))
                .filter(entry -> main.map(entry.getKey()::equals).orElse(true))
                .limit(MOST)
                .map(entry -> entry.getKey().normalized() + "==" + entry.getValue())
                .collect(Collectors.joining(" "));
    }
}
