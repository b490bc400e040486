package io.github.wheelwright.maven.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who builds: a builder of buildx.
 *
 * @param name of the builder; empty for the current one
 * @param endpoint where to create it if it does not exist: {@code tcp://…} of a buildkitd, else a Docker context or host; empty not to
 *     create any
 * @param nativeOnly whether a platform that the builder would have to emulate is refused
 */
public record BuilderChoice(Optional<String> name, Optional<String> endpoint, boolean nativeOnly) {
    /** The current builder, whatever it can do. */
    public static final BuilderChoice CURRENT = new BuilderChoice(Optional.empty(), Optional.empty(), false);

    /** The existing builder {@code name}. */
    public static BuilderChoice named(String name) {
        return new BuilderChoice(Optional.of(name), Optional.empty(), false);
    }

    List<String> options() {
        return name.map(builder -> List.of("--builder", builder)).orElse(List.of());
    }

    List<String> inspect() {
        List<String> command = new ArrayList<>(List.of("buildx", "inspect", "--bootstrap"));
        name.ifPresent(command::add);
        return command;
    }

    /** The command that creates it, where that is wanted. */
    Optional<List<String>> create() {
        if (name.isEmpty() || endpoint.isEmpty()) {
            return Optional.empty();
        }
        String driver = endpoint.get().startsWith("tcp://") ? "remote" : "docker-container";
        return Optional.of(List.of("buildx", "create", "--name", name.get(), "--driver", driver, endpoint.get()));
    }
}
