package io.github.wheelwright.maven.build;

import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.maven.docker.BuildRequest;
import io.github.wheelwright.maven.docker.BuilderChoice;
import io.github.wheelwright.maven.docker.Docker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The real builder, and the small stack in {@code docker/demo}. */
final class RealBuilder {
    static final Path DEMO = Path.of("../docker/demo").toAbsolutePath().normalize();

    private RealBuilder() {}

    static Docker docker() {
        return docker(Engines.require("docker"));
    }

    static Docker docker(String executable) {
        return new Docker(
                executable,
                BuilderChoice.named(Engines.require("buildx.builder")),
                Map.of(
                        "DOCKER_HOST", Engines.require("docker.host"),
                        "DOCKER_CONFIG", Engines.require("docker.config")));
    }

    /** A stage of the small stack. */
    static BuildRequest demo(String target, Map<String, String> arguments) {
        return request(DEMO.resolve("Dockerfile"), target, arguments);
    }

    /** A stage of a file that takes {@code BASE_IMAGE}. */
    static BuildRequest request(Path dockerfile, String target, Map<String, String> arguments) {
        Map<String, String> all = new TreeMap<>(arguments);
        all.put("BASE_IMAGE", Engines.require("base-image"));
        return new BuildRequest(
                dockerfile,
                dockerfile.getParent(),
                Optional.of(target),
                "linux/amd64",
                all,
                Map.of(),
                List.of(),
                false);
    }
}
