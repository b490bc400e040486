package io.github.wheelwright.it.endtoend;

import io.github.wheelwright.core.engines.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Maven with the real engine, in a folder with a copy of {@code docker/demo}. */
record DemoBuilds(Path folder, Maven maven) {
    static DemoBuilds in(Path folder) throws IOException {
        return in(folder, Maven.in(folder));
    }

    static DemoBuilds in(Path folder, Maven maven) throws IOException {
        Path from = Path.of("../docker/demo");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve("docker/demo")
                        .resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return new DemoBuilds(
                folder,
                maven.with("DOCKER_HOST", Engines.require("docker.host"))
                        .with("DOCKER_CONFIG", Engines.require("docker.config")));
    }

    /** With another variable in the environment. */
    DemoBuilds with(String variable, String value) {
        return new DemoBuilds(folder, maven.with(variable, value));
    }

    /** Without any engine, nor a login. */
    DemoBuilds withoutEngine() {
        return with("DOCKER_HOST", "unix://" + folder.resolve("no.sock")).with("DOCKER_CONFIG", folder.toString());
    }

    /** How goals find docker and its builder. */
    static List<String> docker() {
        return List.of(
                "wheel.docker=" + Engines.require("docker"), "wheel.builder=" + Engines.require("buildx.builder"));
    }
}
