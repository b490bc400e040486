package io.github.wheelwright.maven.bake;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.staging.Collector;
import io.github.wheelwright.core.wheel.Wheel;
import io.github.wheelwright.maven.host.Command;
import io.github.wheelwright.maven.host.Command.Outcome;
import io.github.wheelwright.maven.host.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** Wheels that have been built already, from a folder or from the artifacts of a CI system. */
public final class Artifacts {
    private static final String BUILDKITE = "buildkite:";
    private static final String GITHUB = "github:";

    private final Path base;
    private final Map<String, String> environment;

    /** Relative folders are relative to {@code base}; {@code environment} says which run's artifacts are meant. */
    public Artifacts(Path base, Map<String, String> environment) {
        this.base = base;
        this.environment = environment;
    }

    /** The command that fetches {@code source} into {@code folder}, for people and for {@link #fetch}; none for a folder. */
    public List<String> command(String source, Path folder) {
        if (source.startsWith(BUILDKITE)) {
            return List.of(
                    "buildkite-agent", "artifact", "download", source.substring(BUILDKITE.length()), folder.toString());
        }
        if (source.startsWith(GITHUB)) {
            String run = environment.getOrDefault("GITHUB_RUN_ID", "");
            if (run.isEmpty()) {
                throw new WheelException(
                        "GITHUB_RUN_ID does not say whose artifacts " + source + " means",
                        "set that variable to the number of the run, or name a folder");
            }
            return List.of(
                    "gh",
                    "run",
                    "download",
                    run,
                    "--name",
                    source.substring(GITHUB.length()),
                    "--dir",
                    folder.toString());
        }
        return List.of();
    }

    /**
     * Puts the wheels of {@code source} into {@code folder}, side by side; all else in it is removed.
     *
     * @param source {@code buildkite:<glob>}, {@code github:<artifact>}, or a folder with wheels in it or below
     * @return the wheels
     * @throws WheelException if there are none, or one cannot be read
     */
    public List<Path> fetch(String source, Path folder) throws IOException {
        Path fetched = folder.resolveSibling(folder.getFileName() + ".fetched");
        Folders.emptied(fetched);
        List<String> command = command(source, fetched);
        if (!command.isEmpty()) {
            run(command);
        }
        List<Path> wheels = Collector.collect(List.of(command.isEmpty() ? base.resolve(source) : fetched));
        if (wheels.isEmpty()) {
            throw new WheelException(
                    "there are no wheels in " + source, "see whether the job that builds them has run");
        }
        Folders.emptied(folder);
        for (Path wheel : wheels) {
            Wheel.open(wheel).close();
            Files.copy(wheel, folder.resolve(wheel.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
        return wheels;
    }

    private void run(List<String> command) {
        Outcome outcome = Command.run(base, command)
                .orElseThrow(() -> new WheelException(
                        "there is no " + command.get(0) + " on the PATH, which fetches artifacts",
                        "install it, or name a folder in <artifacts>"));
        if (outcome.exit() != 0) {
            throw new WheelException(
                    String.join(" ", command) + " failed (exit code " + outcome.exit() + "): " + outcome.errors(),
                    "see whether the job that uploads these artifacts has run");
        }
    }
}
