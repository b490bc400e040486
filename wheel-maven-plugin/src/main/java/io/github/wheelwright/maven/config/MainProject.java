package io.github.wheelwright.maven.config;

import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.staging.StagedWheel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a release is about. */
public final class MainProject {
    private MainProject() {}

    /** The wheels of the {@code configured} project; without one, those of projects that no other wheel requires. */
    public static List<StagedWheel> of(List<StagedWheel> wheels, Optional<ProjectName> configured) {
        Set<ProjectName> required = new HashSet<>();
        for (StagedWheel wheel : wheels) {
            wheel.dependencies().stream()
                    .filter(dependency -> !dependency.equals(wheel.project()))
                    .forEach(required::add);
        }
        List<StagedWheel> main = wheels.stream()
                .filter(wheel -> configured.map(wheel.project()::equals).orElse(!required.contains(wheel.project())))
                .toList();
        // Projects that require each other in a circle: any of them will do.
        return main.isEmpty() && configured.isEmpty() ? wheels : main;
    }

    /** What the release is about, as requirements; nothing where several projects could be meant. */
    public static Set<String> requirements(List<StagedWheel> wheels, Optional<ProjectName> configured) {
        List<StagedWheel> main = of(wheels, configured);
        return main.stream().map(StagedWheel::project).distinct().count() > 1
                ? Set.of()
                : main.stream()
                        .map(wheel -> wheel.project().normalized() + "=="
                                + wheel.filename().version())
                        .collect(Collectors.toSet());
    }
}
