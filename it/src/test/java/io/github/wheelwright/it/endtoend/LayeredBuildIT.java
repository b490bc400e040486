package io.github.wheelwright.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.maven.docker.OwnBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bake} on the bake file of {@code docker/demo}, with the real BuildKit, and a real registry for caches. */
class LayeredBuildIT {
    private static final String COMMIT = "1c57644d8a0b4ff1e2c5a7b39d6f01e48c2b9a7f";
    private static final List<String> WHEELS = Stream.concat(
                    DemoBuilds.BASE_WHEELS.stream(), Stream.of(DemoBuilds.MAIN_WHEEL))
            .toList();

    @TempDir
    private Path folder;

    private String repository;

    @BeforeEach
    void prepare() {
        Engines.require("buildx.builder");
        repository = Engines.require("registry") + "/wheelwright-it/layers-" + System.nanoTime();
    }

    // C1, C4, C6
    @Test
    void servesABuilderWithoutAnythingFromTheSharedCacheAndAssemblesWithoutACompiler() throws Exception {
        DemoBuilds first = DemoBuilds.in(folder.resolve("first"))
                .with("BUILDKITE_COMMIT", COMMIT)
                .with("BUILDKITE_BRANCH", "topic");
        String built = run(first, "wheel.bakeVariables=IMAGE_TAG=" + repository + "/image:1", cache());
        assertThat(built)
                .containsPattern("base-wheels +Dockerfile +base-wheels +the builder's +type=local,dest=dist/base")
                .containsPattern("final: sha256:[0-9a-f]{64}\n")
                .contains("3 targets built");
        assertThat(wheels(first.folder().resolve("dist"))).containsExactlyElementsOf(WHEELS);
        assertThat(override(first).path("export").path("cache-to"))
                .extracting(entry -> entry.path("ref").asText())
                .containsExactly(
                        repository + "/cache:commit-" + COMMIT + "-arch-37a8eec1ce19-export",
                        repository + "/cache:local-topic-arch-37a8eec1ce19-export");

        servesAnotherBuilder();
        assembles(first.folder().resolve("dist"));
    }

    private void servesAnotherBuilder() throws Exception {
        DemoBuilds second = DemoBuilds.in(folder.resolve("second")).with("PARENT_COMMIT", COMMIT);
        try (OwnBuilder builder = OwnBuilder.start(folder.resolve("builder"))) {
            String built = run(
                    second,
                    "wheel.builder=" + builder.name(),
                    "wheel.builderEndpoint=" + builder.endpoint(),
                    "wheel.bakeTargets=base-wheels,export",
                    cache());
            assertThat(built).contains("2 targets built").doesNotContain("not used");
            assertThat(built.lines().filter(line -> line.matches(".*\\d/\\d] (?:RUN|COPY) .*")))
                    .hasSizeGreaterThan(9)
                    .allMatch(line -> line.endsWith("  cached"));
        }
        assertThat(wheels(second.folder().resolve("dist"))).containsExactlyElementsOf(WHEELS);
    }

    /** From a folder, and from stand-ins for the programs of Buildkite and GitHub. */
    private void assembles(Path dist) throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        script(tools.resolve("buildkite-agent"), """
                [ "$1 $2 $3" = "artifact download dist/**/*.whl" ] && cp -r %s/. "$4"
                """.formatted(dist));
        script(tools.resolve("gh"), """
                [ "$1 $2 $3 $4 $5 $6" = "run download 17 --name wheels --dir" ] && cp -r %s/. "$7"
                """.formatted(dist));
        for (String source : List.of(dist.toString(), "buildkite:dist/**/*.whl", "github:wheels")) {
            DemoBuilds third = DemoBuilds.in(folder.resolve("third-" + source.replaceAll("\\W", "")))
                    .with("PATH", tools + ":" + System.getenv("PATH"))
                    .with("GITHUB_RUN_ID", "17")
                    .with("ROCM_CI_ARTIFACT_ONLY", "1");
            String built = run(
                    third,
                    "wheel.bakeTargets=final",
                    "wheel.artifacts=" + source,
                    "wheel.bakeVariables=IMAGE_TAG=" + repository + "/image:2");
            assertThat(built).contains("4 wheels from " + source).containsPattern("final: sha256:[0-9a-f]{64}\n");
            assertThat(report(third).path("stages"))
                    .extracting(stage -> stage.path("stage").asText())
                    .containsExactlyInAnyOrder("base", "final");
        }
    }

    // C1, C8: without an engine
    @Test
    void showsWhatItWouldDo() throws IOException {
        DemoBuilds demo = DemoBuilds.in(folder).with("DOCKER_HOST", "unix://" + folder.resolve("no.sock"));
        String shown = run(
                demo,
                "wheel.dryRun=true",
                "wheel.bakeTargets=final",
                "wheel.overrides=final.platforms=linux/arm64",
                "wheel.qemu=true",
                "wheel.qemu.image=registry.example.org/binfmt",
                "wheel.labels=org.opencontainers.image.vendor=us");
        assertThat(shown)
                .containsPattern("final +Dockerfile +final +linux/arm64 +type=cacheonly")
                .contains("\"org.opencontainers.image.vendor\" : \"us\"")
                .contains("would run docker run --rm --privileged registry.example.org/binfmt --install arm64")
                .containsPattern(
                        "would run BASE_IMAGE=\\S+ \\S*docker buildx bake .*--file \\S+/docker-bake.hcl --file \\S+/bake.json final\n");
    }

    private String cache() {
        return "wheel.caches=registry://" + repository + "/cache";
    }

    private static String run(DemoBuilds demo, String... more) {
        List<String> properties = new ArrayList<>(DemoBuilds.docker());
        properties.addAll(List.of(
                "wheel.bakeFiles=docker/demo/docker-bake.hcl",
                "wheel.baseImage=" + Engines.require("base-image"),
                "wheel.scope=shared"));
        properties.addAll(Arrays.asList(more));
        return demo.maven().run("bake", properties).text().replaceAll("\u001b\\[[0-9;]*m", "");
    }

    private static JsonNode override(DemoBuilds demo) throws IOException {
        return new ObjectMapper()
                .readTree(demo.folder().resolve("target/wheel/bake.json").toFile())
                .path("target");
    }

    private static JsonNode report(DemoBuilds demo) throws IOException {
        return new ObjectMapper()
                .readTree(demo.folder().resolve("target/wheel/report.json").toFile());
    }

    private static List<String> wheels(Path dist) throws IOException {
        try (Stream<Path> files = Files.walk(dist)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".whl"))
                    .sorted()
                    .toList();
        }
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
