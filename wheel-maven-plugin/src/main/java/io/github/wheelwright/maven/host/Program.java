package io.github.wheelwright.maven.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A program that runs, without a shell between. When it is to end early, so are the programs that it has started: {@code docker}
 * does not pass a signal on to its plugins, and a build would go on.
 */
public final class Program {
    private static final long GRACE_SECONDS = 20;

    private final Process process;

    private Program(Process process) {
        this.process = process;
    }

    /**
     * Runs {@code command} in the current folder, as the next.
     *
     * @return the exit code
     * @throws IOException if it cannot be started
     * @throws InterruptedException if the thread was interrupted; the program has ended then
     */
    public static int run(
            List<String> command, Map<String, String> environment, Consumer<String> out, Consumer<String> errors)
            throws IOException, InterruptedException {
        return run(command, Path.of("").toAbsolutePath(), environment, out, errors);
    }

    /**
     * Runs {@code command} in {@code folder} to its end; {@code out} and {@code errors} get its lines, one at a time.
     *
     * @return the exit code
     * @throws IOException if it cannot be started
     * @throws InterruptedException if the thread was interrupted; the program has ended then
     */
    public static int run(
            List<String> command,
            Path folder,
            Map<String, String> environment,
            Consumer<String> out,
            Consumer<String> errors)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        Program program = new Program(builder.start());
        Thread hook = new Thread(program::end, "ends " + command.get(0));
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            program.process.getOutputStream().close();
            Turns turns = new Turns();
            Thread reader = new Thread(
                    () -> turns.read(program.process.getErrorStream(), errors), "errors of " + command.get(0));
            reader.start();
            Thread other =
                    new Thread(() -> turns.read(program.process.getInputStream(), out), "output of " + command.get(0));
            other.start();
            int exit = program.process.waitFor();
            reader.join();
            other.join();
            turns.rethrow();
            return exit;
        } catch (InterruptedException e) {
            program.end();
            throw e;
        } finally {
            unhook(hook);
        }
    }

    private static void unhook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // it runs already
        }
    }

    /** Gives out one line at a time. Where nobody can take them, they are read on: the program waits for ever at a full pipe. */
    private static final class Turns {
        private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

        private void read(InputStream from, Consumer<String> to) {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    give(line, to);
                }
            } catch (IOException e) {
                if (!"Stream closed".equals(e.getMessage())) { // what Java says of a program that was ended
                    failure.compareAndSet(null, new UncheckedIOException(e));
                }
            }
        }

        private synchronized void give(String line, Consumer<String> to) {
            if (failure.get() != null) {
                return;
            }
            try {
                to.accept(line);
            } catch (RuntimeException e) {
                failure.set(e);
            }
        }

        private void rethrow() {
            RuntimeException first = failure.get();
            if (first != null) {
                throw first;
            }
        }
    }

    /** Ends {@code process} and all that it has started, at once; nothing, where it has ended. */
    static void kill(Process process) {
        if (process.isAlive()) {
            Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroyForcibly);
        }
    }

    private void end() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            all.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }
}
