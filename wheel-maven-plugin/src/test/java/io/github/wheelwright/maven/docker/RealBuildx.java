package io.github.wheelwright.maven.docker;

import io.github.wheelwright.core.engines.Engines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The real buildx with its builder, for comparisons. */
public final class RealBuildx {
    private RealBuildx() {}

    /** What a call printed, and its exit code. */
    public record Outcome(int exit, String out, String errors) {}

    /** Runs {@code docker buildx build} with {@code arguments} in {@code folder}. */
    public static Outcome build(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Engines.require("docker"), "buildx", "build", "--builder", Engines.require("buildx.builder")));
        command.addAll(Arrays.asList(arguments));
        return run(folder, command);
    }

    /** Runs any command with the engine's environment. */
    public static Outcome run(Path folder, List<String> command) throws IOException {
        Path out = Files.createTempFile("buildx", ".out");
        Path errors = Files.createTempFile("buildx", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(errors.toFile());
            builder.environment().put("DOCKER_HOST", Engines.require("docker.host"));
            builder.environment().put("DOCKER_CONFIG", Engines.require("docker.config"));
            Process process = builder.start();
            process.getOutputStream().close();
            return new Outcome(process.waitFor(), text(out), text(errors));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.delete(out);
            Files.delete(errors);
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
