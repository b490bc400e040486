package io.github.wheelwright.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of this machine with an environment of its own. */
final class Program {
    private static final int LONGEST_MINUTES = 10;

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path folder;

    private Program(List<String> command, Map<String, String> environment, Path folder) {
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.folder = folder;
    }

    /** What a finished process said, both streams together. */
    record Output(int status, String text) {
        List<String> lines() {
            return text.lines().toList();
        }
    }

    /** The program {@code command}, run in {@code folder} with the environment of the tests. */
    static Program of(Path folder, String... command) {
        return new Program(List.of(command), System.getenv(), folder);
    }

    Program with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Program(command, more, folder);
    }

    /** Without any setting of this machine, and without a way to any host but this one. */
    Program isolated() {
        String nowhere = "http://127.0.0.1:9";
        return new Program(
                command,
                Map.of(
                        "PATH",
                        System.getenv("PATH"),
                        "HOME",
                        folder.toString(),
                        "LANG",
                        "C.UTF-8",
                        "PIP_CONFIG_FILE",
                        "/dev/null",
                        "UV_NO_CONFIG",
                        "1",
                        "HTTP_PROXY",
                        nowhere,
                        "HTTPS_PROXY",
                        nowhere,
                        "http_proxy",
                        nowhere,
                        "https_proxy",
                        nowhere,
                        "NO_PROXY",
                        "127.0.0.1"),
                folder);
    }

    /** Runs it to its end, whatever that is. */
    Output run(List<String> arguments) {
        try {
            Path log = Files.createTempFile(folder, "output", ".log");
            Process process = builder(arguments).redirectOutput(log.toFile()).start();
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            Output output = new Output(process.waitFor(), Files.readString(log, StandardCharsets.UTF_8));
            Files.delete(log);
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Runs it to its end, which has to be a good one. */
    Output succeed(List<String> arguments) {
        Output output = run(arguments);
        assertThat(output.status())
                .as("%s %s%n%s", command, arguments, output.text())
                .isZero();
        return output;
    }

    Output succeed(String... arguments) {
        return succeed(List.of(arguments));
    }

    /** Starts it as a server. */
    RunningProgram start(List<String> arguments) {
        try {
            return new RunningProgram(builder(arguments).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder builder(List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>(command);
        all.addAll(arguments);
        Files.createDirectories(folder);
        ProcessBuilder builder =
                new ProcessBuilder(all).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }
}
