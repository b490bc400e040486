package io.github.wheelwright.maven.host;

import io.github.wheelwright.core.WheelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A program of this machine that answers at once: run without a shell between, to its end. */
public final class Command {
    private Command() {}

    /**
     * What a program said.
     *
     * @param exit its exit code
     * @param out standard output, as it came
     * @param errors what it said beside that, without space at its ends
     */
    public record Outcome(int exit, String out, String errors) {}

    /** Runs {@code words} in {@code folder}; empty where there is no such program. */
    public static Optional<Outcome> run(Path folder, List<String> words) {
        try {
            Path out = Files.createTempFile("wheel", ".out");
            Path errors = Files.createTempFile("wheel", ".err");
            try {
                Process process = start(folder, words, out, errors);
                return process == null
                        ? Optional.empty()
                        : Optional.of(new Outcome(
                                process.waitFor(), text(out), text(errors).strip()));
            } finally {
                Files.delete(out);
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new WheelException("cannot run " + words.get(0) + ": " + e.getMessage(), "", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WheelException("interrupted while " + words.get(0) + " runs", "run this again", e);
        }
    }

    private static @Nullable Process start(Path folder, List<String> words, Path out, Path errors) {
        try {
            Process process = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(errors.toFile())
                    .start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            return null; // Java's only way to say that there is none
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
