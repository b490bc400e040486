package io.github.wheelwright.it.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM of its own that runs {@link PublishingMain}. */
final class PublishingProcess {
    private final Process process;
    private final BufferedReader output;

    private PublishingProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    /** Starts one for these wheels; it comes back when it has read them and waits for {@link #go}. */
    static PublishingProcess start(Shelf shelf, Map<Build, Path> builds) throws IOException {
        PublishingProcess started = launch(shelf, builds);
        started.awaitReady();
        return started;
    }

    /** Starts one, not yet ready. */
    static PublishingProcess launch(Shelf shelf, Map<Build, Path> builds) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                PublishingMain.class.getName(),
                shelf.place(),
                shelf.endpoint()));
        builds.forEach((build, folder) -> command.addAll(List.of(build.toString(), folder.toString())));
        return new PublishingProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** What a process that has ended left behind. */
    record End(int status, String text) {
        boolean isGood() {
            return status == 0;
        }
    }

    void awaitReady() throws IOException {
        List<String> said = new ArrayList<>();
        for (String line = output.readLine(); !"ready".equals(line); line = output.readLine()) {
            if (line == null) {
                throw new IllegalStateException("the publisher did not start:\n" + String.join("\n", said));
            }
            said.add(line);
        }
    }

    void go() throws IOException {
        try (OutputStream in = process.getOutputStream()) {
            in.write('\n');
        }
    }

    /** Kills it (SIGKILL) unless it ends within {@code delay}; tells whether it was killed. */
    boolean killAfter(Duration delay) throws InterruptedException {
        if (process.waitFor(delay.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        // by its handle: the process itself would close its output, which is still to be read where it has just ended
        // well
        process.toHandle().destroyForcibly();
        return process.waitFor() != 0;
    }

    End join() throws IOException, InterruptedException {
        String text = String.join("\n", output.lines().toList());
        return new End(process.waitFor(), text);
    }
}
