package io.github.wheelwright.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.wheel.Wheel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small stack in {@code docker/demo}: built by the real engine, cached in MinIO, taken from there, published and installed. */
class DemoStackIT {
    @TempDir
    private Path folder;

    private MinioBucket bucket;
    private Path sources;

    @BeforeEach
    void prepare() throws IOException {
        Engines.require("buildx.builder");
        bucket = MinioBucket.create();
        sources = folder.resolve("sources");
        copy(Path.of("../docker/demo"), sources);
    }

    @AfterEach
    void delete() {
        MinioBucket.close(bucket);
    }

    // A4: a cache hit skips Docker altogether
    @Test
    void buildsOnceAndThenNeedsNoDocker() throws Exception {
        String built = run("build-base", true);
        assertThat(built)
                .contains("cache miss: nothing is cached under this key")
                .containsPattern("stage +steps +cached +time")
                .containsPattern("kernels +\\d+ +\\d+ +\\d+\\.\\d s")
                .contains("cached in s3://" + bucket.name() + "/cache/");
        assertThat(wheels()).containsExactlyElementsOf(DemoBuilds.BASE_WHEELS);

        Files.delete(folder.resolve("target/wheels/" + DemoBuilds.BASE_WHEELS.get(0)));
        String again = run("build-base", false);
        assertThat(again).contains("cache hit: 3 files in set ").doesNotContain("stage ");
        assertThat(wheels()).containsExactlyElementsOf(DemoBuilds.BASE_WHEELS);

        keyStaysWhereAnotherStageChanges();
    }

    // A4, A5, A6, A8, A12, B9
    @Test
    void oneCommandBuildsPinsPublishesAndInstalls() throws Exception {
        bucket.letEverybodyReadAndList();
        copy(
                Path.of("../examples/demo-stack"),
                Files.createDirectories(folder.resolve("examples")).resolve("demo-stack"));
        copy(
                Path.of("../docker/demo"),
                Files.createDirectories(folder.resolve("docker")).resolve("demo"));
        Path calls = folder.resolve("calls");
        Path docker = Files.writeString(folder.resolve("docker.sh"), """
                #!/bin/sh
                echo "$1 $2" >> %s
                exec %s "$@"
                """.formatted(calls, Engines.require("docker")));
        Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwxr-xr-x"));

        String first = demo(docker);
        assertThat(first)
                .contains("cache miss: nothing is cached under this key")
                .contains("linux_amd64: cache miss: nothing is cached under this key")
                .contains("no wheel of demo-codec, which is optional")
                .contains("+ demo-runtime==2.9.0+git1c57644")
                .contains("+ demo-kernels[fast]==3.5.0+git9c2b1d4")
                .contains("was demo_stack-0.12.0+git5f2e8a9-cp311-cp311-linux_x86_64.whl")
                .contains("all is well in 1 environment");
        assertThat(Files.readAllLines(calls)).contains("buildx build");
        assertThat(requirements())
                .containsExactly(
                        "demo-kernels[fast]==3.5.0+git9c2b1d4", "demo-runtime==2.9.0+git1c57644", "demo.tools==0.4.1");
        assertThat(folder.resolve("docker/demo/main/requirements.txt"))
                .hasSameTextualContentAs(Path.of("../docker/demo/main/requirements.txt"));

        Files.delete(calls);
        String second = demo(docker);
        assertThat(second)
                .contains("cache hit: 3 files in set ")
                .contains("linux_amd64: cache hit: 1 file in set ")
                .contains("all is well in 1 environment");
        assertThat(Files.readAllLines(calls)).doesNotContain("buildx build").isNotEmpty();
    }

    private String demo(Path docker) throws IOException {
        Path project = folder.resolve("examples/demo-stack");
        return bucket.maven(project)
                .with("DOCKER_HOST", Engines.require("docker.host"))
                .with("DOCKER_CONFIG", Engines.require("docker.config"))
                .build(
                        "verify",
                        List.of(
                                "store=s3://" + bucket.name(),
                                "index=" + MinioBucket.endpoint() + "/" + bucket.name() + "/index/simple/",
                                "base=" + Engines.require("base-image"),
                                "wheel.s3.endpoint=" + MinioBucket.endpoint(),
                                "wheel.builder=" + Engines.require("buildx.builder"),
                                "wheel.docker=" + docker,
                                "wheel.network=host"))
                .text();
    }

    /** What the main wheel requires. */
    private List<String> requirements() throws IOException {
        Path main = folder.resolve(
                "examples/demo-stack/target/wheels/main/demo_stack-0.12.0+git5f2e8a9-cp311-cp311-linux_x86_64.whl");
        try (Wheel wheel = Wheel.open(main)) {
            return wheel.metadata().requiresDist().stream()
                    .map(line -> Requirement.parse(line).toString())
                    .sorted()
                    .toList();
        }
    }

    private void keyStaysWhereAnotherStageChanges() throws IOException {
        String key = run("cache-key", false, "quiet");
        assertThat(key).matches("[0-9a-f]{64}");
        Path report = Files.copy(folder.resolve("target/wheel/report.json"), folder.resolve("before.json"));

        Files.writeString(sources.resolve("main/demo_stack/__init__.py"), "# another main wheel\n");
        assertThat(run("cache-key", false, "quiet")).isEqualTo(key);
        assertThat(run("cache-check", false, "quiet")).isEqualTo("hit");
        assertThat(run("cache-path", false, "quiet")).isEqualTo("s3://" + bucket.name() + "/cache/" + key + "/");

        Files.writeString(sources.resolve("kernels/demo_kernels/__init__.py"), "# other kernels\n");
        assertThat(run("cache-check", false, "quiet")).isEqualTo("miss");
        assertThat(run("cache-key", false, "quiet", "wheel.compare=" + report))
                .matches("- file 644 [0-9a-f]{64} kernels/demo_kernels/__init__\\.py\n"
                        + "\\+ file 644 [0-9a-f]{64} kernels/demo_kernels/__init__\\.py");
    }

    /** What a goal prints; without {@code docker} there is none, nor an engine. */
    private String run(String goal, boolean docker, String... more) {
        List<String> properties = new ArrayList<>(bucket.properties("cache"));
        properties.addAll(List.of(
                "wheel.dockerfile=" + sources.resolve("Dockerfile"),
                "wheel.target=base-wheels",
                "wheel.scope=shared",
                "wheel.buildArgs=BASE_IMAGE=" + Engines.require("base-image"),
                "wheel.docker=" + (docker ? Engines.require("docker") : folder.resolve("no-docker")),
                "wheel.builder=" + Engines.require("buildx.builder")));
        Arrays.stream(more).filter(word -> word.contains("=")).forEach(properties::add);
        Maven maven = bucket.maven(folder)
                .with("DOCKER_HOST", docker ? Engines.require("docker.host") : "unix://" + folder + "/no.sock")
                .with("DOCKER_CONFIG", docker ? Engines.require("docker.config") : folder.toString());
        boolean quiet = List.of(more).contains("quiet");
        return quiet
                // some packages of Maven reset the terminal's colours in the end, whatever they were told
                ? maven.quietly(goal, properties)
                        .text()
                        .replaceAll("\u001b\\[[0-9;]*m", "")
                        .strip()
                : maven.run(goal, properties).text();
    }

    private List<String> wheels() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("target/wheels"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
