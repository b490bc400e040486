package io.github.wheelwright.maven.dockerfile;

import io.github.wheelwright.core.WheelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Dockerfile, read as BuildKit's frontend reads it.
 *
 * @param name of the file, for messages
 * @param directives {@code syntax}, {@code escape} and {@code check}, where they are given
 * @param globalArguments the {@code ARG}s before the first {@code FROM}
 * @param stages in the file's order, at least one
 * @see <a href="https://docs.docker.com/reference/dockerfile/">Dockerfile reference</a>
 */
public record Dockerfile(
        String name, Map<String, String> directives, List<Instruction> globalArguments, List<Stage> stages) {
    /** Reads a file. */
    public static Dockerfile read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new WheelException("no such Dockerfile: " + file, "name another with -Dwheel.dockerfile");
        }
        return parse(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
    }

    /** Reads text, known in messages as {@code name}. */
    public static Dockerfile parse(String name, String text) {
        return new DockerfileParser(name, text).parse();
    }

    /** Names of all arguments that it declares, before the first {@code FROM} or in a stage. */
    public Set<String> argumentNames() {
        return Stream.concat(globalArguments.stream(), stages.stream().flatMap(stage -> stage.instructions().stream()))
                .filter(instruction -> instruction.keyword().equals("ARG"))
                .flatMap(instruction -> instruction.arguments().stream())
                .map(argument -> argument.replaceFirst("(?s)=.*", ""))
                .collect(Collectors.toSet());
    }

    /** Ids of the secrets that its steps mount. */
    public Set<String> secretIds() {
        return stages.stream()
                .flatMap(stage -> stage.instructions().stream())
                .flatMap(instruction -> instruction.flagValues("mount").stream())
                .map(mount -> List.of(mount.split(",")))
                .filter(options -> options.contains("type=secret"))
                .flatMap(List::stream)
                .filter(option -> option.startsWith("id="))
                .map(option -> option.substring("id=".length()))
                .collect(Collectors.toSet());
    }

    /** The sign that escapes, and that joins lines. */
    char escape() {
        return directives.getOrDefault("escape", "\\").charAt(0);
    }

    InvalidDockerfileException wrong(int line, String problem) {
        return new InvalidDockerfileException(name, line, problem);
    }
}
