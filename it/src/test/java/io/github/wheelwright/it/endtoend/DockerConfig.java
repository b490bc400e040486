package io.github.wheelwright.it.endtoend;

import io.github.wheelwright.core.engines.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A configuration of Docker of a test's own: with buildx and the builder of all tests, and without any login. */
record DockerConfig(Path folder) {
    /** A new one below {@code parent}, whose {@code config.json} is this text. */
    static DockerConfig create(Path parent, String json) throws IOException {
        Path folder = Files.createDirectories(parent.resolve("docker-config"));
        Path plugins = Files.createDirectories(folder.resolve("cli-plugins"));
        Files.createSymbolicLink(plugins.resolve("docker-buildx"), Path.of(Engines.require("buildx")));
        Files.writeString(folder.resolve("config.json"), json);
        return new DockerConfig(folder);
    }

    /** Maven whose goals find it. */
    Maven maven(Path work) {
        return Maven.in(work)
                .with("DOCKER_HOST", Engines.require("docker.host"))
                .with("DOCKER_CONFIG", folder.toString())
                .with("BUILDX_CONFIG", Engines.require("docker.config") + "/buildx");
    }

    /** The real command with it. */
    Program docker(Path work) {
        return Program.of(work, Engines.require("docker"))
                .with("DOCKER_HOST", Engines.require("docker.host"))
                .with("DOCKER_CONFIG", folder.toString());
    }
}
