package io.github.wheelwright.maven.host;

import io.github.wheelwright.core.WheelException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program of this machine that has an answer: run without a shell between, to its end. One that takes too long is ended, and so is
 * one whose caller is interrupted.
 *
 * @param folder that it runs in
 * @param words its name and its arguments
 * @param environment variables beside those of this process
 * @param input what it reads
 * @param patience how long it may take
 */
public record Command(
        Path folder, List<String> words, Map<String, String> environment, String input, Duration patience) {
    /** To fetch something large over a slow line. */
    static final Duration LONG = Duration.ofMinutes(30);

    private static final String NOT_THERE = "error=2,"; // Java's only way to say that there is none

    /**
     * What a program said.
     *
     * @param exit its exit code
     * @param out standard output, as it came
     * @param errors what it said beside that, without space at its ends
     */
    public record Outcome(int exit, String out, String errors) {}

    /** One that reads nothing and may fetch something large. */
    static Command of(Path folder, List<String> words) {
        return new Command(folder, words, Map.of(), "", LONG);
    }

    /** Runs {@code words} in {@code folder}; empty where there is no such program. */
    public static Optional<Outcome> run(Path folder, List<String> words) {
        return of(folder, words).run();
    }

    /** Runs it; empty where there is no such program. */
    public Optional<Outcome> run() {
        Optional<Process> started = start();
        if (started.isEmpty()) {
            return Optional.empty();
        }
        Process process = started.get();
        try {
            long end = System.nanoTime() + patience.toNanos();
            CompletableFuture<byte[]> out = read(process.getInputStream());
            CompletableFuture<byte[]> errors = read(process.getErrorStream());
            feed(process);
            String answer = text(out, end);
            String beside = text(errors, end).strip();
            if (!process.waitFor(left(end), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException();
            }
            return Optional.of(new Outcome(process.exitValue(), answer, beside));
        } catch (TimeoutException e) {
            throw new WheelException(
                    String.join(" ", words) + " has no end after " + patience.toSeconds() + " s",
                    "see what it waits for: run it by hand in " + folder.toAbsolutePath(),
                    e);
        } catch (ExecutionException e) {
            throw new WheelException("cannot read what " + words.get(0) + " says: " + e.getCause(), "", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WheelException("interrupted while " + words.get(0) + " runs", "run this again", e);
        } finally {
            Program.kill(process);
        }
    }

    private Optional<Process> start() {
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toAbsolutePath().toFile());
        builder.environment().putAll(environment);
        try {
            return Optional.of(builder.start());
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains(NOT_THERE) && Files.isDirectory(folder.toAbsolutePath())) {
                return Optional.empty();
            }
            throw new WheelException(
                    "cannot run " + words.get(0) + ": " + e.getMessage(), "see whether it may be executed here", e);
        }
    }

    private void feed(Process process) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // it does not want to read: its exit code tells whether that is bad
        }
    }

    /** In a thread of its own: a program that has filled one pipe would wait for ever while the other is read. */
    private static CompletableFuture<byte[]> read(InputStream from) {
        CompletableFuture<byte[]> all = new CompletableFuture<>();
        Thread reader = new Thread(
                () -> {
                    try (from) {
                        all.complete(from.readAllBytes());
                    } catch (IOException e) {
                        all.completeExceptionally(e);
                    }
                },
                "output of a program");
        reader.setDaemon(true);
        reader.start();
        return all;
    }

    private static String text(CompletableFuture<byte[]> bytes, long end)
            throws InterruptedException, ExecutionException, TimeoutException {
        return new String(bytes.get(left(end), TimeUnit.NANOSECONDS), StandardCharsets.UTF_8);
    }

    private static long left(long end) {
        return Math.max(0, end - System.nanoTime());
    }
}
