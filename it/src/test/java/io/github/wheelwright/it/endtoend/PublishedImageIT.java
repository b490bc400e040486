package io.github.wheelwright.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.core.release.WheelFiles;
import io.github.wheelwright.maven.registry.RegistryServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// B9, D10
/** Wheels in a bucket, tried in clean environments and made an image that is tried as a service: all by goals, as people run them. */
class PublishedImageIT {
    /** Answers with 200 wherever it is asked. */
    private static final String SERVER = """
            '
            import http.server, os, sys
            class Handler(http.server.BaseHTTPRequestHandler):
                def do_GET(self):
                    self.send_response(200)
                    self.end_headers()
            if __name__ == "__main__":
                print("serving as", os.getuid(), flush=True)
                http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
            rest = '""";

    @TempDir
    private Path folder;

    private MinioBucket bucket;
    private Site site;
    private RegistryServer open;
    private RegistryServer closed;
    private DockerConfig config;

    @BeforeEach
    void publish() throws Exception {
        Engines.require("buildx.builder");
        bucket = MinioBucket.create();
        bucket.letEverybodyReadAndList();
        Path dist = Files.createDirectories(folder.resolve("dist"));
        for (String version : List.of("1.0", "1.0.post1", "1.1")) {
            WheelFiles.write(dist, "wwserver", version, "py3-none-any", SERVER, List.of("wwlow==1.0"));
        }
        WheelFiles.write(dist, "wwlow", "1.0");
        List<String> properties = new ArrayList<>(bucket.properties("stack"));
        properties.add("wheel.input=" + dist);
        bucket.maven(folder).run("publish", properties);
        site = Site.plain(MinioBucket.endpoint(), bucket.name() + "/stack");
        open = RegistryServer.open(folder.resolve("open"));
        closed = RegistryServer.start(Files.createDirectories(folder.resolve("closed")));
        config = DockerConfig.create(folder, closed.configuration());
    }

    @AfterEach
    void stop() throws Exception {
        if (closed != null) {
            site.close();
            open.close();
            closed.close();
        }
        MinioBucket.close(bucket);
    }

    @Test
    void isTriedMadeAnImageAndTriedAgain() throws Exception {
        triesWheelsInCleanEnvironments();
        String first = goal("image", true, "wheel.requirement=wwserver==1.0", "wheel.highestPost=true");
        assertThat(first)
                .contains("wwserver 1.0.post1 for linux/amd64")
                .containsPattern(
                        "open/wwserver:cpu-1\\.0\\.post1 +pushed +sha256:[0-9a-f]{64}".replace("open", open.address()))
                .containsPattern(closed.address() + "/team/server:cpu-1\\.0\\.post1 +pushed +sha256:[0-9a-f]{64}")
                .containsPattern(closed.address() + "/team/server:cpu-latest +new +sha256:[0-9a-f]{64}");
        assertThat(folder.resolve("target/wheel/image.env"))
                .content()
                .contains("RUNTIME_IMAGE=" + open.address() + "/wwserver@sha256:");

        String again = goal("image", false, "wheel.requirement=wwserver==1.0", "wheel.highestPost=true");
        assertThat(again)
                .contains("there already")
                .contains("stays at 1.0.post1")
                .doesNotContain("stage ");

        goal("image", true, "wheel.requirement=wwserver==1.1");
        String older = goal("image", true, "wheel.requirement=wwserver==1.0");
        assertThat(older).containsPattern(open.address() + "/wwserver:cpu-latest +stays at 1\\.1 +sha256:");
        triesTheImageAsAService();
    }

    private void triesWheelsInCleanEnvironments() throws IOException {
        try (RecordingProxy other = RecordingProxy.before(MinioBucket.endpoint())) {
            Maven maven = config.maven(folder)
                    .with("PIP_EXTRA_INDEX_URL", other.address() + "/simple/")
                    .with("UV_EXTRA_INDEX_URL", other.address() + "/simple/");
            for (String installer : List.of("pip", "uv")) {
                String printed = maven.run(
                                "smoke",
                                properties(
                                        "wheel.install=wwserver==1.1",
                                        "wheel.environments=venv:" + Engines.require("python")
                                                + (installer.equals("pip") ? "," + Engines.require("base-image") : ""),
                                        "wheel.installer=" + installer,
                                        "wheel.uv=" + Engines.require("uv"),
                                        "wheel.command=python -c \"import wwlow; print(wwlow.content)\"",
                                        "wheel.network=host"))
                        .text();
                assertThat(printed)
                        .contains("all is well in " + (installer.equals("pip") ? "2 environments" : "1 environment"))
                        .containsPattern(
                                "venv of \\S+ +3\\.\\S+ +wwserver 1\\.1, 2 distributions +wwserver +\\d+\\.\\d s +ok");
            }
            assertThat(other.requests()).isEmpty();
        }
    }

    private void triesTheImageAsAService() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        String image = open.address() + "/wwserver:cpu-latest";
        String[] service = {
            "wheel.service=" + image,
            "wheel.serviceArguments=python3,-m,wwserver," + port,
            "wheel.network=host",
            "wheel.healthUrl=http://127.0.0.1:" + port + "/health"
        };
        assertThat(goal("smoke", true, service)).contains("all is well in 1 environment");

        // what never becomes well is gone too when Maven is stopped
        service[3] = "wheel.healthUrl=http://127.0.0.1:9/health";
        try (RunningProgram running = config.maven(folder).start("smoke", properties(service))) {
            running.await(Pattern.compile("(starting " + Pattern.quote(image) + ")"));
            while (!containers(image).contains("wheelwright-") && running.isAlive()) {
                Thread.onSpinWait();
            }
            running.close();
        }
        assertThat(containers(image)).isEmpty();
    }

    private String containers(String image) {
        return config.docker(folder)
                .succeed("ps", "--all", "--filter", "ancestor=" + image, "--format", "{{.Names}}")
                .text()
                .strip();
    }

    private String goal(String goal, boolean docker, String... more) {
        return config.maven(folder)
                .run(
                        goal,
                        with(
                                docker
                                        ? Engines.require("docker")
                                        : folder.resolve("no-docker").toString(),
                                more))
                .text()
                .replaceAll("\u001b\\[[0-9;]*m", "");
    }

    private List<String> properties(String... more) {
        return with(Engines.require("docker"), more);
    }

    private List<String> with(String docker, String... more) {
        List<String> properties = new ArrayList<>(List.of(
                "wheel.index=" + site.url("simple/"),
                "wheel.repositories=" + open.address() + "/wwserver," + closed.address() + "/team/server",
                "wheel.variant=cpu",
                "wheel.buildArgs=VARIANT=noavx512,PACKAGES=,BASE_IMAGE=" + Engines.require("base-image"),
                "wheel.docker=" + docker,
                "wheel.builder=" + Engines.require("buildx.builder")));
        properties.addAll(Arrays.asList(more));
        return properties;
    }
}
