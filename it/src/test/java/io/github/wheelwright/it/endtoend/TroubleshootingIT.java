package io.github.wheelwright.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.maven.docker.SleepingStep;
import io.github.wheelwright.maven.registry.RegistryServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page on troubleshooting shows is what the goals print: each transcript is provoked, and compared line by line. */
class TroubleshootingIT {
    private static final Path PAGE = Path.of("../src/site/markdown/troubleshooting.md");

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new TreeMap<>();
    private final Map<String, String> properties = new TreeMap<>();

    @BeforeEach
    void prepare() {
        Engines.require("buildx.builder");
        environment.put("DOCKER_HOST", Engines.require("docker.host"));
        environment.put("DOCKER_CONFIG", Engines.require("docker.config"));
        properties.put("wheel.docker", Engines.require("docker"));
        properties.put("wheel.builder", Engines.require("buildx.builder"));
        properties.put("wheel.destination", folder.resolve("cache").toString());
    }

    @Test
    void noDocker() throws Exception {
        properties.put("wheel.docker", "docker-that-is-not-there");
        shows("no-docker", "FROM scratch AS export");
    }

    @Test
    void noEngine() throws Exception {
        environment.put("DOCKER_HOST", "unix://" + folder + "/docker.sock");
        properties.put("wheel.builder", "default");
        shows("no-engine", "FROM scratch AS export");
    }

    @Test
    void noBuildx() throws Exception {
        environment.put("DOCKER_CONFIG", folder.toString());
        shows("no-buildx", "FROM scratch AS export");
    }

    @Test
    void oldBuildx() throws Exception {
        Path old = Files.writeString(
                folder.resolve("docker"), "#!/bin/sh\necho github.com/docker/buildx v0.10.4 c513d34\n");
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rwxr-xr-x"));
        properties.put("wheel.docker", old.toString());
        shows("old-buildx", "FROM scratch AS export");
    }

    @Test
    void noBuilder() throws Exception {
        properties.put("wheel.builder", "big-machine");
        shows("no-builder", "FROM scratch AS export");
    }

    @Test
    void wrongDockerfile() throws Exception {
        shows("wrong-dockerfile", "FROM scratch AS export\nCOPPY wheels/ /");
    }

    @Test
    void failingStage() throws Exception {
        shows("failing-stage", """
                FROM %s AS torch
                RUN echo '#include <torch/extension.h>' > ops.cpp && c++ -c ops.cpp
                FROM scratch AS export
                COPY --from=torch /dist/ /
                """.formatted(Engines.require("base-image")));
    }

    @Test
    void missingFile() throws Exception {
        shows("missing-file", "FROM scratch AS export\nCOPY dist/ /");
    }

    /** A builder of its own, whose folder is on a disk of 32 MiB: in a mount namespace, so that nothing is left behind. */
    @Test
    void diskFull() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path root = Files.createDirectories(folder.resolve("small"));
        String daemon =
                Path.of(Engines.require("buildctl")).resolveSibling("buildkitd").toString();
        String script = "mount -t tmpfs -o size=32m tmpfs '" + root + "' && exec '" + daemon + "' --root '" + root
                + "' --addr tcp://127.0.0.1:" + port
                + " --oci-worker-net host --containerd-worker=false --otel-socket-path '"
                + root + "/otel.sock'";
        String builder = "small-" + UUID.randomUUID();
        properties.put("wheel.builder", builder);
        properties.put("wheel.builderEndpoint", "tcp://127.0.0.1:" + port);
        try (RunningProgram running = Program.of(folder, "unshare", "--mount").start(List.of("sh", "-c", script))) {
            running.await(Pattern.compile("(running server on)"));
            shows("disk-full", """
                    FROM %s AS torch
                    RUN mkdir /dist
                    FROM scratch AS export
                    COPY --from=torch /dist/ /
                    """.formatted(Engines.require("base-image")));
        } finally {
            Program docker = Program.of(folder, Engines.require("docker"), "buildx", "rm");
            docker.with("DOCKER_CONFIG", environment.get("DOCKER_CONFIG")).succeed(builder);
        }
    }

    @Test
    void registryThatWantsALogin() throws Exception {
        try (RegistryServer registry = RegistryServer.start(folder)) {
            registry.push("team/base", "12", "base");
            shows("registry-401", "FROM " + registry.address() + "/team/base:12 AS export");
        }
    }

    @Test
    void credentialHelperThatIsNotThere() throws Exception {
        try (RegistryServer registry = RegistryServer.start(folder)) {
            Path config = Files.createDirectories(folder.resolve("config"));
            Files.writeString(
                    config.resolve("config.json"), "{\"credHelpers\":{\"" + registry.address() + "\":\"vault\"}}");
            environment.put("DOCKER_CONFIG", config.toString());
            registry.push("team/base", "12", "base");
            shows("credential-helper", "FROM " + registry.address() + "/team/base:12 AS export");
        }
    }

    @Test
    void cancelled() throws Exception {
        SleepingStep step = SleepingStep.create();
        write("FROM " + Engines.require("base-image") + " AS export\nRUN " + step.command() + "\n");
        try (RunningProgram running = maven().start("build-base", arguments())) {
            while (!step.isRunning() && running.isAlive()) {
                Thread.onSpinWait();
            }
            running.close();
            assertThat(step.ends()).isTrue();
        }
    }

    private void shows(String transcript, String dockerfile) throws IOException {
        write(dockerfile);
        String printed = plain(maven().fail("build-base", arguments()).text());
        List<String> wanted = transcript(transcript);
        List<String> missing = new ArrayList<>(wanted);
        for (String line : printed.lines().toList()) {
            if (!missing.isEmpty() && matches(missing.get(0), line)) {
                missing.remove(0);
            }
        }
        assertThat(missing)
                .as("lines of '%s' that are not in%n%s", transcript, printed)
                .isEmpty();
    }

    /** The page's fenced block below the comment of this name; … stands for anything. */
    private static List<String> transcript(String name) throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        int begin = lines.indexOf("<!-- transcript: " + name + " -->") + 2;
        assertThat(begin).as("transcript %s", name).isGreaterThan(1);
        List<String> after = lines.subList(begin, lines.size());
        return after.subList(0, after.indexOf("```"));
    }

    private static boolean matches(String pattern, String line) {
        String regex = Stream.of(pattern.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return line.strip().matches(regex.strip()) || line.stripTrailing().matches(regex);
    }

    private void write(String dockerfile) throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), dockerfile);
    }

    private Maven maven() {
        Maven maven = Maven.in(folder);
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            maven = maven.with(variable.getKey(), variable.getValue());
        }
        return maven;
    }

    private List<String> arguments() {
        return properties.entrySet().stream().map(Map.Entry::toString).toList();
    }

    private static String plain(String text) {
        return text.replaceAll("\u001b\\[[0-9;]*m", "");
    }
}
