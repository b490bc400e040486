package io.github.wheelwright.maven.docker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who builds: a builder of buildx.
 *
 * @param name of the builder; empty for the current one
 * @param endpoint where to create it if it does not exist: {@code tcp://…} of a buildkitd, else a Docker context or host; empty not to
 *     create any
 * @param nativeOnly whether a platform that the builder would have to emulate is refused
 * @param qemuImage image that registers QEMU's handlers in the engine's kernel before a build; empty to leave that kernel alone
 */
public record BuilderChoice(
        Optional<String> name, Optional<String> endpoint, boolean nativeOnly, Optional<String> qemuImage) {
    /** The current builder, whatever it can do. */
    public static final BuilderChoice CURRENT = new BuilderChoice(Optional.empty(), Optional.empty(), false);

    /** A builder that emulates what its kernels are set up for already. */
    public BuilderChoice(Optional<String> name, Optional<String> endpoint, boolean nativeOnly) {
        this(name, endpoint, nativeOnly, Optional.empty());
    }

    /** The existing builder {@code name}. */
    public static BuilderChoice named(String name) {
        return new BuilderChoice(Optional.of(name), Optional.empty(), false);
    }

    List<String> options() {
        return name.map(builder -> List.of("--builder", builder)).orElse(List.of());
    }

    /** The command that registers QEMU's handlers for {@code platforms}, where that is wanted. */
    public Optional<List<String>> qemu(Collection<String> platforms) {
        if (qemuImage.isEmpty() || platforms.isEmpty()) {
            return Optional.empty();
        }
        String architectures = platforms.stream()
                .map(platform -> platform.split("/", -1)[1])
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
        return Optional.of(List.of("run", "--rm", "--privileged", qemuImage.get(), "--install", architectures));
    }

    /** The command that shows it; {@code start} to start it first. */
    List<String> inspect(boolean start) {
        List<String> command = new ArrayList<>(List.of("buildx", "inspect"));
        if (start) {
            command.add("--bootstrap");
        }
        name.ifPresent(command::add);
        return command;
    }

    /** Docker context or host of the engine that it is created in, where that is wanted, and not a buildkitd's. */
    Optional<String> engine() {
        return endpoint.filter(where -> create().isPresent() && !isBuildkitd(where));
    }

    private static boolean isBuildkitd(String where) {
        return where.startsWith("tcp://");
    }

    /** The command that creates it, where that is wanted. */
    Optional<List<String>> create() {
        if (name.isEmpty() || endpoint.isEmpty()) {
            return Optional.empty();
        }
        String driver = isBuildkitd(endpoint.get()) ? "remote" : "docker-container";
        return Optional.of(List.of("buildx", "create", "--name", name.get(), "--driver", driver, endpoint.get()));
    }
}
