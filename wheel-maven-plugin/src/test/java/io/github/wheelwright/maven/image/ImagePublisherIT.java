package io.github.wheelwright.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.core.release.WheelFiles;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.store.DirectoryStore;
import io.github.wheelwright.core.version.Version;
import io.github.wheelwright.maven.docker.BuilderChoice;
import io.github.wheelwright.maven.docker.Docker;
import io.github.wheelwright.maven.docker.RealBuildx;
import io.github.wheelwright.maven.goal.PublishedFolder;
import io.github.wheelwright.maven.image.TagOutcome.Kind;
import io.github.wheelwright.maven.registry.DockerConfiguration;
import io.github.wheelwright.maven.registry.ImageReference;
import io.github.wheelwright.maven.registry.RegistryClient;
import io.github.wheelwright.maven.registry.RegistryServer;
import io.github.wheelwright.maven.serve.StoreServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// D10
/** Images of published wheels, built by the real engine, in two real registries; one of them wants a login. */
class ImagePublisherIT {
    private static final String PLAIN = """
            ARG BASE_IMAGE=scratch
            FROM ${BASE_IMAGE}
            ARG REQUIREMENT
            ARG TARGETARCH
            COPY ${TARGETARCH} /
            """;

    @TempDir
    private Path folder;

    private final List<String> lines = new ArrayList<>();
    private RegistryServer open;
    private RegistryServer closed;
    private StoreServer index;
    private List<ImageReference> repositories;

    @BeforeEach
    void start() throws Exception {
        Engines.require("buildx.builder");
        open = RegistryServer.open(folder.resolve("open"));
        closed = RegistryServer.start(Files.createDirectories(folder.resolve("closed")));
        repositories = List.of(
                ImageReference.parse(open.address() + "/team/server"),
                ImageReference.parse(closed.address() + "/server"));
        Path config = Files.createDirectories(folder.resolve("config/cli-plugins"));
        Files.createSymbolicLink(config.resolve("docker-buildx"), Path.of(Engines.require("buildx")));
        Files.writeString(folder.resolve("config/config.json"), closed.configuration());
        Path dist = Files.createDirectories(folder.resolve("dist"));
        WheelFiles.write(dist, "wwserver", "1.0", "wwlow==1.0");
        WheelFiles.write(dist, "wwlow", "1.0");
        PublishedFolder.publish(dist, folder.resolve("index"));
        index = StoreServer.start(new DirectoryStore(folder.resolve("index")), 0, line -> {});
    }

    @AfterEach
    void stop() throws Exception {
        index.close();
        open.close();
        closed.close();
    }

    @Test
    void buildsOnceForAllRegistriesAndThenNeedsNoDocker() throws Exception {
        ImagePublisher first = publisher(docker());
        first.look(repositories, "cpu-1.0");
        first.publish(builds(runtime(), List.of()));
        first.moveLatest(repositories, new ImageTags("cpu"), Version.parse("1.0"));

        assertThat(first.outcomes())
                .extracting(TagOutcome::kind)
                .containsExactly(Kind.PUSHED, Kind.PUSHED, Kind.MOVED, Kind.MOVED);
        assertThat(first.outcomes())
                .extracting(TagOutcome::digest)
                .doesNotContain("")
                .containsOnly(first.outcomes().get(0).digest());
        assertThat(first.stages()).isNotEmpty();
        labelsSayWhatItIs(repositories.get(1).tagged("cpu-latest"));

        ImagePublisher second = publisher(noDocker());
        second.look(repositories, "cpu-1.0");
        second.publish(names -> {
            throw new AssertionError("built again");
        });
        second.moveLatest(repositories, new ImageTags("cpu"), Version.parse("1.0"));
        assertThat(second.outcomes())
                .extracting(TagOutcome::description)
                .containsExactly("there already", "there already", "stays at 1.0", "stays at 1.0");

        installedThingsRun(repositories.get(0).tagged("cpu-1.0"));
    }

    private void labelsSayWhatItIs(ImageReference image) throws Exception {
        RegistryClient client = client();
        ImageReference base = ImageReference.parse(Engines.require("base-image"));
        assertThat(client.labels(image, client.manifest(image).orElseThrow()))
                .containsEntry("org.opencontainers.image.title", "wwserver")
                .containsEntry("org.opencontainers.image.version", "1.0")
                .containsEntry("org.opencontainers.image.revision", "c0ffee")
                .containsEntry(
                        "org.opencontainers.image.base.digest", base.digest().orElseThrow());
        assertThat(new String(client.manifest(image).orElseThrow().bytes(), StandardCharsets.UTF_8))
                .contains("\"org.opencontainers.image.version\": \"1.0\"")
                .contains("attestation-manifest");
    }

    private void installedThingsRun(ImageReference image) throws Exception {
        RealBuildx.Outcome run = RealBuildx.run(
                folder,
                List.of(
                        Engines.require("docker"),
                        "run",
                        "--rm",
                        "--network=host",
                        image.toString(),
                        "python3",
                        "-c",
                        "import os, wwserver, wwlow; print(wwserver.content, wwlow.content, os.getuid())"));
        assertThat(run.errors() + run.out()).endsWith("wwserver1.0 wwlow1.0 1000\n");
    }

    @Test
    void copiesToTheRegistryThatLacksIt() throws Exception {
        ImagePublisher first = publisher(docker());
        first.look(repositories.subList(0, 1), "cpu-1.0");
        first.publish(builds(plain(), List.of()));
        String digest = first.outcomes().get(0).digest();

        ImagePublisher second = publisher(docker());
        second.look(repositories, "cpu-1.0");
        second.publish(names -> {
            throw new AssertionError("built again");
        });
        assertThat(second.outcomes()).extracting(TagOutcome::kind).containsExactly(Kind.THERE, Kind.COPIED);
        assertThat(second.outcomes()).extracting(TagOutcome::digest).containsOnly(digest);
        assertThat(lines).contains("copying " + repositories.get(0).at(digest) + "; nothing is built");
    }

    @Test
    void makesOneImageForSeveralPlatforms() throws Exception {
        ImagePublisher publisher = publisher(docker());
        publisher.look(repositories, "cpu-1.0");
        RuntimeBuild build = plain();
        assertThat(publisher
                        .plan(builds(build, List.of("linux/amd64", "linux/arm64")))
                        .get(2))
                .startsWith("dry run: would run ")
                .contains(" --platform linux/amd64,linux/arm64 ")
                .contains(" --tag " + repositories.get(0) + ":cpu-1.0 --tag " + repositories.get(1) + ":cpu-1.0 ");
        publisher.publish(builds(build, List.of("linux/amd64", "linux/arm64")));

        assertThat(client().manifest(repositories.get(1).tagged("cpu-1.0"))
                        .orElseThrow()
                        .platforms())
                .containsExactly("linux/amd64", "linux/arm64");
    }

    @Test
    void saysWhichRegistryRefuses() throws Exception {
        Files.writeString(folder.resolve("config/config.json"), "{}");
        ImagePublisher publisher = publisher(docker());
        assertThatThrownBy(() -> publisher.look(repositories, "cpu-1.0"))
                .hasMessage(closed.address() + " refuses to show " + closed.address() + "/server:cpu-1.0 (HTTP 401)");
    }

    private ImagePublisher.Builds builds(RuntimeBuild build, List<String> platforms) throws Exception {
        WheelOrigin origin = WheelOrigin.index(URI.create(index.address() + "simple/"));
        ChosenWheels wheels =
                new WheelSearch(List.of(origin), Requirement.parse("wwserver"), false).find(platforms, "linux/amd64");
        return names -> build.request(wheels, names, folder.resolve("work"), client()::resolve);
    }

    private RuntimeBuild runtime() {
        return build(Optional.empty(), Map.of("BASE_IMAGE", Engines.require("base-image"), "PACKAGES", ""));
    }

    /** Without any RUN, so that it can be made for any platform. */
    private RuntimeBuild plain() throws Exception {
        Path context = Files.createDirectories(folder.resolve("plain"));
        Files.writeString(context.resolve("amd64"), "x86");
        Files.writeString(context.resolve("arm64"), "arm");
        return build(Optional.of(Files.writeString(context.resolve("Dockerfile"), PLAIN)), Map.of());
    }

    private RuntimeBuild build(Optional<Path> dockerfile, Map<String, String> arguments) {
        return new RuntimeBuild(
                dockerfile,
                Optional.empty(),
                Optional.empty(),
                arguments,
                Map.of(),
                Optional.of(URI.create(index.address() + "simple/")),
                "wwserver",
                Map.of("org.opencontainers.image.revision", "c0ffee"),
                false);
    }

    private ImagePublisher publisher(Docker docker) throws Exception {
        return new ImagePublisher(client(), docker, lines::add);
    }

    private RegistryClient client() {
        try {
            return new RegistryClient(DockerConfiguration.read(folder.resolve("config")), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Docker docker() {
        return new Docker(
                Engines.require("docker"),
                BuilderChoice.named(Engines.require("buildx.builder")),
                Map.of(
                        "DOCKER_HOST", Engines.require("docker.host"),
                        "DOCKER_CONFIG", folder.resolve("config").toString(),
                        "BUILDX_CONFIG", Engines.require("docker.config") + "/buildx"));
    }

    private Docker noDocker() {
        return new Docker(folder.resolve("no-docker").toString(), BuilderChoice.CURRENT, Map.of());
    }
}
