package io.github.wheelwright.maven.build;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.staging.Collector;
import io.github.wheelwright.core.wheel.Finding;
import io.github.wheelwright.core.wheel.Wheel;
import io.github.wheelwright.core.wheel.WheelVerifier;
import io.github.wheelwright.maven.docker.BuildRequest;
import io.github.wheelwright.maven.docker.Docker;
import io.github.wheelwright.maven.docker.StageTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Builds wheels until they are sound, or often enough, and finishes them. */
public final class WheelBuild {
    private static final String MADE = "made";

    private final Docker docker;
    private final Path work;
    private final Consumer<String> line;

    /**
     * A build to be run.
     *
     * @param docker who builds
     * @param work folder for what is not finished; it is emptied
     * @param line is told what happens
     */
    public WheelBuild(Docker docker, Path work, Consumer<String> line) {
        this.docker = docker;
        this.work = work;
        this.line = line;
    }

    /**
     * What a build has made.
     *
     * @param wheels sorted
     * @param stages what each stage cost
     * @param attempts how many builds it took
     * @param absent optional components that it has not made
     */
    public record Result(List<Path> wheels, List<StageTime> stages, int attempts, List<ProjectName> absent) {}

    /** Where a build in {@code work} leaves its wheels, as an output of BuildKit. */
    public static String output(Path work) {
        return BuildRequest.files(work.resolve(MADE));
    }

    /** What is done with sound wheels, in a folder of its own. */
    @FunctionalInterface
    public interface Finish {
        /** The wheels as they are then. */
        List<Path> apply(List<Path> wheels, Path folder) throws IOException;
    }

    /**
     * Builds {@code request}. Wheels with errors are built anew, without the builder's cache, {@code maxAttempts} builds in all.
     *
     * @throws WheelException with all findings if no attempt makes sound wheels, or naming the component that is missing
     */
    public Result run(BuildRequest request, Components components, Finish finish, int maxAttempts) throws IOException {
        if (maxAttempts < 1) {
            throw new WheelException(
                    "no build can be made in " + maxAttempts + " attempts", "set <maxAttempts> to 1 or more");
        }
        List<String> findings = new ArrayList<>();
        for (int attempt = 1; attempt <= maxAttempts; attempt++) {
            Path made = new WheelFolder(work).emptied().resolve(MADE);
            List<StageTime> stages = docker.build(request.with(output(work), attempt > 1), line);
            List<Path> wheels = collect(made);
            List<ProjectName> absent = components.check(wheels);
            List<String> found = check(wheels);
            if (found.isEmpty()) {
                List<Path> finished = finish.apply(wheels, work.resolve("finish"));
                found = check(finished);
                if (found.isEmpty()) {
                    return new Result(finished, stages, attempt, absent);
                }
            }
            found.forEach(finding -> line.accept("unsound: " + finding));
            findings.addAll(found);
        }
        throw new WheelException(
                "the build makes unsound wheels, " + maxAttempts + " times:\n    " + String.join("\n    ", findings),
                "repair the stage that packs them; wheel:verify tells more");
    }

    private static List<Path> collect(Path made) throws IOException {
        List<Path> wheels;
        try {
            wheels = Collector.collect(List.of(made));
        } catch (WheelException e) {
            throw new WheelException(
                    "the build has made no wheel",
                    "name a stage that holds the wheels and nothing else: FROM scratch, COPY --from=<stage> /out/ /",
                    e);
        }
        for (Path wheel : wheels) {
            if (!Files.getOwner(wheel)
                    .equals(Files.getOwner(made.toAbsolutePath().getParent()))) {
                throw WheelFolder.foreign(wheel);
            }
        }
        return wheels;
    }

    /** The one place where built wheels are judged. */
    private static List<String> check(List<Path> wheels) throws IOException {
        List<String> findings = new ArrayList<>();
        for (Path file : wheels) {
            try (Wheel wheel = Wheel.open(file)) {
                for (Finding finding : WheelVerifier.verify(wheel)) {
                    if (finding.severity() == Finding.Severity.ERROR) {
                        findings.add(file.getFileName() + ": " + finding);
                    }
                }
            } catch (WheelException e) {
                findings.add(file.getFileName() + ": " + e.getMessage());
            }
        }
        return findings;
    }
}
