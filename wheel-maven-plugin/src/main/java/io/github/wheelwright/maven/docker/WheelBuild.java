package io.github.wheelwright.maven.docker;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.release.Collector;
import io.github.wheelwright.core.wheel.Finding;
import io.github.wheelwright.core.wheel.Wheel;
import io.github.wheelwright.core.wheel.WheelVerifier;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Builds wheels until they are sound, or often enough. */
public final class WheelBuild {
    private final Docker docker;
    private final Consumer<String> line;

    /** Builds with {@code docker}, telling {@code line}. */
    public WheelBuild(Docker docker, Consumer<String> line) {
        this.docker = docker;
        this.line = line;
    }

    /**
     * What a build has made.
     *
     * @param wheels sorted
     * @param stages what each stage cost
     * @param attempts how many builds it took
     */
    public record Result(List<Path> wheels, List<StageTime> stages, int attempts) {}

    /**
     * Builds {@code request} into {@code folder}, which is emptied. Wheels with errors are built anew, without the builder's cache.
     *
     * @throws WheelException with all findings if no attempt makes sound wheels
     */
    public Result run(BuildRequest request, Path folder, int maxAttempts) throws IOException {
        List<String> findings = new ArrayList<>();
        for (int attempt = 1; attempt <= maxAttempts; attempt++) {
            empty(folder);
            List<StageTime> stages = docker.build(request.with(BuildRequest.files(folder), attempt > 1), line);
            List<Path> wheels = Collector.collect(List.of(folder));
            List<String> found = check(wheels);
            if (found.isEmpty()) {
                return new Result(wheels, stages, attempt);
            }
            found.forEach(finding -> line.accept("unsound: " + finding));
            findings.addAll(found);
        }
        throw new WheelException(
                "the build makes unsound wheels, " + maxAttempts + " times:\n    " + String.join("\n    ", findings),
                "repair the stage that packs them; wheel:verify tells more");
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

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path left, IOException e) throws IOException {
                    Files.delete(left);
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        Files.createDirectories(folder);
    }
}
