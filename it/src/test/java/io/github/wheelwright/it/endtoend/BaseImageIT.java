package io.github.wheelwright.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.engines.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** C3, C10: the base image of {@code docker/demo}, by the real engine, in a real registry, decided by MinIO. */
class BaseImageIT {
    private static final String DIGEST = "sha256:[0-9a-f]{64}";

    @TempDir
    private Path folder;

    private MinioBucket bucket;
    private String image;

    @BeforeEach
    void prepare() {
        Engines.require("buildx.builder");
        bucket = MinioBucket.create();
        image = Engines.require("registry") + "/wheelwright-it/" + bucket.name();
    }

    @AfterEach
    void delete() {
        MinioBucket.close(bucket);
    }

    @Test
    void buildsOnceAndThenNeedsNoEngine() throws IOException {
        DemoBuilds demo = DemoBuilds.in(folder, bucket.maven(folder));
        String built = run(demo, "wheel.scope=shared");
        assertThat(built)
                .contains("scope shared: as <scope> says")
                .containsPattern("\\[base 2/\\d] COPY codec/lib /src/lib/  (?:\\d+\\.\\d s|cached)")
                .containsPattern(image + ":[0-9a-f]{64}: built\n");
        String reference = handedOn();
        assertThat(reference).matches(image + "@" + DIGEST);

        Files.delete(folder.resolve("target/wheel/base-image.env"));
        Path output = folder.resolve("output");
        DemoBuilds later = demo.withoutEngine().with("GITHUB_OUTPUT", output.toString());
        String found = later.maven()
                .quietly("base-image", properties("wheel.scope=preview", "wheel.docker=" + folder.resolve("no-docker")))
                .text()
                .replaceAll("\u001b\\[[0-9;]*m", "")
                .strip();
        assertThat(found).isEqualTo(reference);
        assertThat(handedOn()).isEqualTo(reference);
        assertThat(output).content().contains("base-image=" + reference + "\n");
    }

    // others write to a preview scope, and read both; trusted builds take nothing from there
    @Test
    void keepsWhatIsNotTrustedApart() throws IOException {
        DemoBuilds demo = DemoBuilds.in(folder, bucket.maven(folder));
        String preview = run(
                demo.with("GITHUB_ACTIONS", "true")
                        .with("GITHUB_REPOSITORY", "team/stack")
                        .with("GITHUB_EVENT_NAME", "pull_request")
                        .with("GITHUB_REF", "refs/pull/5/merge"),
                "wheel.trusted.repository=team/stack");
        assertThat(preview)
                .contains("scope preview: this is a build of pull request 5")
                .containsPattern(image + "-preview:[0-9a-f]{64}: built\n");
        assertThat(handedOn()).matches(image + "-preview@" + DIGEST);
        assertThat(run(demo.withoutEngine(), "wheel.scope=preview")).contains(": is there");

        String shared = run(
                demo.with("GITHUB_ACTIONS", "true")
                        .with("GITHUB_REPOSITORY", "team/stack")
                        .with("GITHUB_EVENT_NAME", "push")
                        .with("GITHUB_REF", "refs/heads/main"),
                "wheel.trusted.repository=team/stack");
        assertThat(shared)
                .contains("scope shared: branch main of team/stack in GitHub Actions")
                .containsPattern(image + ":[0-9a-f]{64}: built\n");
        assertThat(run(demo.withoutEngine(), "wheel.scope=preview"))
                .contains(image + ":")
                .contains(": is there");
    }

    /** {@code -Draces=20} for more. */
    @Test
    void handsOnOneDigestWhereTwoBuildAtOnce() throws IOException {
        int races = Integer.getInteger("races", 2);
        for (int race = 0; race < races; race++) {
            race(folder.resolve("race-" + race), "race-" + race);
        }
    }

    private void race(Path work, String name) throws IOException {
        Path meeting = Files.createDirectories(work.resolve("meeting"));
        Path docker = bothAtOnce(work.resolve("docker"));
        List<CompletableFuture<String>> runs = Stream.of("one", "other")
                .map(who -> CompletableFuture.supplyAsync(() -> racer(work.resolve(who), name, docker, meeting)))
                .toList();
        List<String> outputs = runs.stream().map(CompletableFuture::join).toList();
        List<String> digests = new ArrayList<>();
        for (String who : List.of("one", "other")) {
            digests.add(Files.readString(work.resolve(who).resolve("target/wheel/base-image.env"))
                    .lines()
                    .findFirst()
                    .orElseThrow());
        }
        assertThat(digests.get(0)).isEqualTo(digests.get(1)).matches("BASE_IMAGE=" + image + "/" + name + "@" + DIGEST);
        assertThat(outputs).anyMatch(output -> output.contains(": built\n"));
        assertThat(outputs).anyMatch(output -> output.contains(": built by somebody else meanwhile, who was faster"));
    }

    private String racer(Path work, String name, Path docker, Path meeting) {
        try {
            Files.createDirectories(work);
            Files.writeString(work.resolve("Dockerfile"), """
                    ARG BASE_IMAGE
                    FROM ${BASE_IMAGE}
                    RUN head -c 16 /dev/urandom > /differs
                    """);
            List<String> properties = new ArrayList<>(bucket.properties(name));
            properties.addAll(DemoBuilds.docker());
            properties.addAll(List.of(
                    "wheel.docker=" + docker,
                    "wheel.buildArgs=BASE_IMAGE=" + Engines.require("base-image"),
                    "wheel.image=" + image + "/" + name,
                    "wheel.scope=shared",
                    "wheel.noCache=true"));
            return bucket.maven(work)
                    .with("DOCKER_HOST", Engines.require("docker.host"))
                    .with("DOCKER_CONFIG", Engines.require("docker.config"))
                    .with("MEETING", meeting.toString())
                    .run("base-image", properties)
                    .text();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Docker, which begins to build when a second one is about to: both have found that the image is not there. */
    private static Path bothAtOnce(Path script) throws IOException {
        Files.writeString(script, """
                #!/bin/sh
                case "$1 $2" in
                  "buildx build")
                    : > "$MEETING/$$"
                    while [ "$(ls "$MEETING" | wc -l)" -lt 2 ]; do sleep 0.1; done ;;
                esac
                exec %s "$@"
                """.formatted(Engines.require("docker")));
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String run(DemoBuilds demo, String... more) {
        return demo.maven().run("base-image", properties(more)).text().replaceAll("\u001b\\[[0-9;]*m", "");
    }

    private List<String> properties(String... more) {
        List<String> properties = new ArrayList<>(bucket.properties("store"));
        properties.addAll(DemoBuilds.docker());
        properties.addAll(List.of(
                "wheel.dockerfile=docker/demo/Dockerfile",
                "wheel.target=base",
                "wheel.buildArgs=BASE_IMAGE=" + Engines.require("base-image"),
                "wheel.image=" + image));
        properties.addAll(Arrays.asList(more));
        return properties;
    }

    private String handedOn() throws IOException {
        return Files.readString(folder.resolve("target/wheel/base-image.env"))
                .lines()
                .filter(line -> line.startsWith("BASE_IMAGE="))
                .map(line -> line.substring("BASE_IMAGE=".length()))
                .findFirst()
                .orElseThrow();
    }
}
