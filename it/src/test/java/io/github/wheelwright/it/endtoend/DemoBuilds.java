package io.github.wheelwright.it.endtoend;

import io.github.wheelwright.core.engines.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Maven with the real engine, in a folder with a copy of {@code docker/demo}. */
record DemoBuilds(Path folder, Maven maven) {
    /** Its base wheels, sorted. */
    static final List<String> BASE_WHEELS = List.of(
            "demo.tools-0.4.1-py3-none-any.whl",
            "demo_kernels-3.5.0+git9c2b1d4-cp311-cp311-linux_x86_64.whl",
            "demo_runtime-2.9.0+git1c57644-cp311-cp311-linux_x86_64.whl");

    /** Its main wheel. */
    static final String MAIN_WHEEL = "demo_stack-0.12.0+git5f2e8a9-cp311-cp311-linux_x86_64.whl";

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
