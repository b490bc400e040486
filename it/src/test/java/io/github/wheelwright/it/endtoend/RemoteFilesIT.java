package io.github.wheelwright.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.engines.Engines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** C8: a Dockerfile and a bake file that a server has, by the digest that they have to have; built by the real engine. */
class RemoteFilesIT {
    @TempDir
    private Path folder;

    private HttpServer server;
    private DemoBuilds demo;

    @BeforeEach
    void serve() throws IOException {
        Engines.require("buildx.builder");
        demo = DemoBuilds.in(folder);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        for (String name : List.of("Dockerfile", "docker-bake.hcl")) {
            byte[] bytes = Files.readAllBytes(demo(name));
            server.createContext("/" + name, exchange -> {
                try (exchange) {
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                }
            });
        }
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aDockerfileFromElsewhereMakesTheWheelsAndTheKeyOfItsCopyHere() throws IOException {
        String[] remote = {"wheel.dockerfile=" + pinned("Dockerfile"), "wheel.context=docker/demo"};
        String built = run("build-base", remote);
        assertThat(built).contains("3 files in ");
        assertThat(wheels(folder.resolve("target/wheels"))).containsExactlyElementsOf(DemoBuilds.BASE_WHEELS);

        server.stop(0); // it is kept, and its digest is checked again
        assertThat(key(remote)).isEqualTo(key("wheel.dockerfile=docker/demo/Dockerfile"));
    }

    @Test
    void aBakeFileAndItsDockerfileFromElsewhereAreBuilt() throws IOException {
        String built = run(
                "bake",
                "wheel.bakeFiles=" + pinned("docker-bake.hcl"),
                "wheel.bakeTargets=base-wheels",
                "wheel.overrides=base-wheels.dockerfile=" + address("Dockerfile"),
                "wheel.remoteFiles=" + pinned("Dockerfile"),
                "wheel.baseImage=" + Engines.require("base-image"));
        assertThat(built).contains("1 target built");
        assertThat(wheels(folder.resolve("dist"))).containsExactlyElementsOf(DemoBuilds.BASE_WHEELS);
    }

    @Test
    void filesWithAnotherDigestOrWithoutOneAreRefused() throws IOException {
        String other = "#sha256=" + "0".repeat(64);
        assertThat(refusal("build-base", "wheel.dockerfile=" + address("Dockerfile") + other))
                .contains(address("Dockerfile") + " has sha256 " + digest("Dockerfile")
                        + ", and the configuration says 000")
                .contains("perhaps you should see what has changed there before you change the configuration");
        assertThat(refusal("build-base", "wheel.dockerfile=" + address("Dockerfile")))
                .contains("decides what is built, and nothing says which content it has to have")
                .contains("name it as " + pinned("Dockerfile"));
        assertThat(refusal("bake", "wheel.bakeFiles=" + address("docker-bake.hcl") + other))
                .contains(" has sha256 " + digest("docker-bake.hcl"));
        assertThat(refusal(
                        "bake",
                        "wheel.bakeFiles=docker/demo/docker-bake.hcl",
                        "wheel.overrides=*.dockerfile=" + address("Dockerfile")))
                .contains("name it as " + pinned("Dockerfile"));
        assertThat(folder.resolve("target/wheels")).doesNotExist();
        assertThat(folder.resolve("dist")).doesNotExist();
    }

    private Path demo(String name) {
        return folder.resolve("docker/demo").resolve(name);
    }

    private String address(String name) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
    }

    private String pinned(String name) throws IOException {
        return address(name) + "#sha256=" + digest(name);
    }

    private String digest(String name) throws IOException {
        return Sha256.of(Files.readAllBytes(demo(name))).hex();
    }

    private String run(String goal, String... more) {
        return plain(demo.maven().run(goal, properties(more)));
    }

    private String key(String... more) {
        return plain(demo.maven().quietly("cache-key", properties(more))).strip();
    }

    private String refusal(String goal, String... more) {
        return plain(demo.maven().fail(goal, properties(more)));
    }

    private static List<String> properties(String... more) {
        List<String> properties = new ArrayList<>(DemoBuilds.docker());
        properties.addAll(
                List.of("wheel.target=base-wheels", "wheel.buildArgs=BASE_IMAGE=" + Engines.require("base-image")));
        properties.addAll(Arrays.asList(more));
        return properties;
    }

    private static String plain(Program.Output output) {
        return output.text().replaceAll("\u001b\\[[0-9;]*m", "");
    }

    private static List<String> wheels(Path where) throws IOException {
        try (Stream<Path> files = Files.walk(where)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".whl"))
                    .sorted()
                    .toList();
        }
    }
}
