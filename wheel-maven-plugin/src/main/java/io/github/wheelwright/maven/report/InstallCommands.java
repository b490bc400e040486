package io.github.wheelwright.maven.report;

import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.staging.StagedWheel;
import io.github.wheelwright.core.version.Version;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The commands that install what has just been published. */
public final class InstallCommands {
    private static final int MOST = 3;

    private InstallCommands() {}

    /** For pip and for uv, from the index at {@code indexUrl}: the newest of each project of {@code wheels}, a few at most. */
    public static List<String> of(String indexUrl, List<StagedWheel> wheels) {
        Map<ProjectName, Version> newest = new TreeMap<>();
        wheels.forEach(wheel ->
                newest.merge(wheel.project(), wheel.filename().version(), (a, b) -> a.compareTo(b) >= 0 ? a : b));
        String requirements = newest.entrySet().stream()
                .limit(MOST)
                .map(entry -> entry.getKey().normalized() + "==" + entry.getValue())
                .collect(Collectors.joining(" "));
        return List.of(
                "pip install --index-url " + indexUrl + " " + requirements,
                "uv pip install --index-url " + indexUrl + " " + requirements);
    }
}
