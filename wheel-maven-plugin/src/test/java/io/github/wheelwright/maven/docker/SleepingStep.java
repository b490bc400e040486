package io.github.wheelwright.maven.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A step of a build that sleeps for a number of seconds that no other process does, by which it is found among those of this machine:
 * there the builder runs it.
 *
 * @param seconds how long
 */
public record SleepingStep(String seconds) {
    private static final int CHECKS = 200;
    private static final int MILLISECONDS = 50;

    /** One for hours. */
    public static SleepingStep create() {
        return new SleepingStep("98765." + UUID.randomUUID().toString().replaceAll("[^0-9]", ""));
    }

    /** The command of {@code RUN}. */
    public String command() {
        return "exec sleep " + seconds;
    }

    /** Whether it sleeps now. */
    public boolean isRunning() {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .map(process -> process.resolve("cmdline"))
                    .anyMatch(file -> text(file).equals("sleep\0" + seconds + "\0"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it ends: a builder ends the step of a cancelled build in its own time. */
    public boolean ends() throws InterruptedException {
        for (int i = 0; i < CHECKS && isRunning(); i++) {
            Thread.sleep(MILLISECONDS);
        }
        return !isRunning();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return ""; // has ended, or is no process
        }
    }
}
