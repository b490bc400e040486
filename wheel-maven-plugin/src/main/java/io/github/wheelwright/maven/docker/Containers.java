package io.github.wheelwright.maven.docker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Containers of an engine; each is removed in the end, also when Maven is stopped. */
public final class Containers {
    private static final int LAST_LINES = 25;
    private static final long GRACE_SECONDS = 20;

    private final Docker docker;

    /** Containers that {@code docker} runs. */
    public Containers(Docker docker) {
        this.docker = docker;
    }

    /**
     * Runs {@code command} in a new container of {@code image} to its end.
     *
     * @param options of {@code docker run}
     * @return the exit code
     * @throws DockerException if there is no engine, no such image, or the container cannot be started
     */
    public int run(
            List<String> options, String image, List<String> command, Consumer<String> out, Consumer<String> errors) {
        String name = newName();
        List<String> last = new ArrayList<>();
        Consumer<String> kept = line -> {
            last.add(line);
            errors.accept(line);
        };
        try (Removal ignored = new Removal(name)) {
            int exit =
                    docker.run(arguments(List.of("run", "--rm", "--name", name), options, image, command), out, kept);
            if (exit == 125) { // docker's own failure, not the program's
                throw DockerFailure.of(exit, last);
            }
            return exit;
        }
    }

    /**
     * Starts a container that goes on until the answer is closed.
     *
     * @throws DockerException if it cannot be started
     */
    public Running start(List<String> options, String image, List<String> command) {
        String name = newName();
        Removal removal = new Removal(name);
        try {
            docker.answer(arguments(List.of("run", "--detach", "--name", name), options, image, command));
            return new Running(name, removal);
        } catch (DockerException e) {
            removal.close();
            throw e;
        }
    }

    private static List<String> arguments(
            List<String> start, List<String> options, String image, List<String> command) {
        List<String> arguments = new ArrayList<>(start);
        arguments.addAll(options);
        arguments.add(image);
        arguments.addAll(command);
        return arguments;
    }

    private static String newName() {
        return "wheelwright-" + UUID.randomUUID();
    }

    /** A container that has been started. */
    public final class Running implements AutoCloseable {
        private final String name;
        private final Removal removal;

        private Running(String name, Removal removal) {
            this.name = name;
            this.removal = removal;
        }

        /** Its state: {@code running}, {@code exited}. */
        public String status() {
            return inspect("{{.State.Status}}");
        }

        /** The code that it has ended with. */
        public String exitCode() {
            return inspect("{{.State.ExitCode}}");
        }

        /** What its own health check says, {@code starting}, {@code healthy} or {@code unhealthy}; empty where it has none. */
        public Optional<String> health() {
            String health = inspect("{{if .State.Health}}{{.State.Health.Status}}{{end}}");
            return health.isEmpty() ? Optional.empty() : Optional.of(health);
        }

        /** The last lines that it has printed, on both streams. */
        public List<String> lastLines() {
            List<String> lines = new ArrayList<>();
            docker.run(List.of("logs", "--tail", String.valueOf(LAST_LINES), name), lines::add, lines::add);
            return lines;
        }

        private String inspect(String format) {
            return String.join("", docker.answer(List.of("inspect", "--format", format, name)))
                    .strip();
        }

        @Override
        public void close() {
            removal.close();
        }
    }

    /** Removes a container once: when it is closed, or when this JVM ends before that. */
    private final class Removal implements AutoCloseable {
        private final Thread hook;
        private final String name;

        Removal(String name) {
            this.name = name;
            this.hook = new Thread(this::remove, "removes " + name);
            Runtime.getRuntime().addShutdownHook(hook);
        }

        @Override
        public void close() {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
                remove();
            } catch (IllegalStateException e) {
                // the JVM ends, and the hook runs
            }
        }

        /** Not by way of {@link Docker}: that would want a hook of its own, and what is interrupted has to be removed too. */
        private void remove() {
            boolean interrupted = Thread.interrupted();
            try {
                Process process = docker.start(List.of("rm", "--force", "--volumes", name));
                if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (IOException e) {
                // there is no docker, so there is no container
            } catch (InterruptedException e) {
                interrupted = true;
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
