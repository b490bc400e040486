package io.github.wheelwright.maven.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.core.release.WheelFiles;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.store.DirectoryStore;
import io.github.wheelwright.maven.docker.BuilderChoice;
import io.github.wheelwright.maven.docker.Containers;
import io.github.wheelwright.maven.docker.Docker;
import io.github.wheelwright.maven.docker.RealBuildx;
import io.github.wheelwright.maven.goal.PublishedFolder;
import io.github.wheelwright.maven.serve.StoreServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

// B9
/** Real installers in real environments, on an index with good wheels and bad ones. */
class SmokeIT {
    @TempDir
    private Path folder;

    private Path dist;
    private StoreServer server;

    @BeforeEach
    void dist() throws Exception {
        Engines.require("python");
        dist = Files.createDirectories(folder.resolve("dist"));
        WheelFiles.write(dist, "wwlow", "1.0");
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void installsFromTheIndexAndImports(Installer installer) throws Exception {
        WheelFiles.write(dist, "wwtop", "2.0", "wwlow==1.0");
        SmokeResult result = run(new SmokeRequest(
                published(),
                wanted("wwtop"),
                installer,
                List.of(),
                Optional.of("python -c 'import wwlow; print(wwlow.content)'"),
                patience()));

        assertThat(result.problems()).isEmpty();
        assertThat(result.installed()).isEqualTo(Map.of("wwlow", "1.0", "wwtop", "2.0"));
        assertThat(result.checked()).containsExactly("wwtop");
        assertThat(result.output()).containsExactly("wwlow1.0");
        assertThat(result.python()).startsWith("3.");
    }

    @Test
    void installsInAContainer() throws Exception {
        List<String> before = containers();
        WheelFiles.write(dist, "wwtop", "2.0", "wwlow==1.0");
        SmokeRequest request = new SmokeRequest(
                published(), wanted("wwtop==2.0"), Installer.PIP, List.of("wwlow"), Optional.empty(), patience());
        SmokeResult result = test(request)
                .run(new SmokeEnvironment.Container(
                        Engines.require("base-image"), "python3", List.of("--network=host")));

        assertThat(result.problems()).isEmpty();
        assertThat(result.installed()).isEqualTo(Map.of("wwlow", "1.0", "wwtop", "2.0"));
        assertThat(result.checked()).containsExactly("wwlow");
        assertThat(containers()).isSubsetOf(before);
    }

    @ParameterizedTest
    @EnumSource
    void namesTheDependencyThatTheIndexLacks(Installer installer) throws Exception {
        WheelFiles.write(dist, "wwtop", "2.0", "wwabsent==1.0");
        SmokeResult result = run(request(wanted("wwtop"), installer));

        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message())
                    .startsWith(installer + " cannot install wwtop from " + server.address()
                            + "simple/ alone (exit code 1)")
                    .contains("wwabsent");
            assertThat(problem.remedy()).startsWith("publish wwabsent").contains("what is installed requires it");
        });
    }

    @Test
    void namesTheModuleThatNoDistributionBrings() throws Exception {
        WheelFiles.write(dist, "wwtop", "2.0", "py3-none-any", "'\nimport wwlow\nrest = '", List.of());
        SmokeResult result = run(request(wanted("wwtop"), Installer.UV));

        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message())
                    .startsWith("import wwtop fails (exit code 1)")
                    .contains("No module named 'wwlow'");
            assertThat(problem.remedy()).contains("brings the module wwlow to the wheel's Requires-Dist");
        });
    }

    @Test
    void tellsWhenAnOlderVersionIsInstalledThanTheIndexHas() throws Exception {
        WheelFiles.write(dist, "wwlow", "2.0", "cp36-cp36m-any", "for old Pythons", List.of());
        SmokeResult result = run(request(wanted("wwlow"), Installer.UV));

        assertThat(result.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .startsWith("wwlow 1.0 is installed, but the index has 2.0, whose wheels do not fit Python 3.")
                        .contains("wwlow-2.0-cp36-cp36m-any.whl"));
    }

    @Test
    void tellsWhenAModuleSaysAnotherVersion() throws Exception {
        WheelFiles.write(dist, "wwtop", "2.0", "py3-none-any", "'\n__version__ = '1.9", List.of());
        SmokeResult result = run(request(wanted("wwtop"), Installer.UV));

        assertThat(result.problems()).isEmpty();
        assertThat(result.notes()).containsExactly("wwtop.__version__ is 1.9, its metadata says 2.0");
    }

    @Test
    void tellsWhatDiesOnImport() throws Exception {
        WheelFiles.write(
                dist, "wwtop", "2.0", "py3-none-any", "'\nimport os\nos.kill(os.getpid(), 4)\nrest = '", List.of());
        SmokeResult result = run(request(wanted("wwtop"), Installer.UV));

        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).startsWith("import wwtop fails (illegal instruction)");
            assertThat(problem.remedy()).startsWith("choose the variant for this processor");
        });
    }

    @Test
    void showsWhatTheCommandPrintedWhenItFails() throws Exception {
        SmokeResult result = run(new SmokeRequest(
                published(),
                wanted("wwlow"),
                Installer.UV,
                List.of(),
                Optional.of("echo this is why; exit 3"),
                patience()));

        assertThat(result.problems())
                .extracting(SmokeProblem::message)
                .containsExactly("the command fails (exit code 3)\n    this is why");
    }

    /** An index that lies: the name says 2.0, METADATA 1.0. */
    @Test
    void showsThatAFileIsOfAnotherVersionThanItsName() throws Exception {
        Path page = Files.createDirectories(folder.resolve("index/simple/wwlow"));
        Files.copy(dist.resolve("wwlow-1.0-py3-none-any.whl"), page.resolve("wwlow-2.0-py3-none-any.whl"));
        Files.writeString(page.resolve("index.json"), """
                {"meta": {"api-version": "1.0"}, "name": "wwlow", "files": [
                  {"filename": "wwlow-2.0-py3-none-any.whl", "url": "wwlow-2.0-py3-none-any.whl", "hashes": {}}]}
                """);
        server = StoreServer.start(new DirectoryStore(folder.resolve("index")), 0, line -> {});
        SmokeResult result = run(request(wanted("wwlow"), Installer.UV));

        assertThat(result.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .startsWith("uv cannot install wwlow from ")
                        .contains("2.0"));
    }

    @Test
    void anImageThatIsNotThereIsAProblemOfItsEnvironment() throws Exception {
        String image = Engines.require("registry") + "/no/such:image";
        SmokeResult result = test(request(wanted("wwlow"), Installer.PIP))
                .run(new SmokeEnvironment.Container(image, "python3", List.of()));

        assertThat(result.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .startsWith("there is no such image")
                        .contains(image));
    }

    @Test
    void saysWhatTheIndexHasInstead() throws Exception {
        assertThatThrownBy(() -> run(request(wanted("wwlow==3.0"), Installer.UV)))
                .hasMessage("the index has no wheel for wwlow==3.0: it has 1.0");
        assertThatThrownBy(() -> run(request(wanted("wwother"), Installer.UV)))
                .hasMessage("the index has no wheel for wwother: it has no wheel of wwother");
    }

    @Test
    void waitsUntilAServiceIsWell() throws Exception {
        List<String> before = containers();
        int port = freePort();
        SmokeResult result = service(port, "exec python3 -m http.server --bind 127.0.0.1 " + port, 60);

        assertThat(result.problems()).isEmpty();
        assertThat(containers()).isSubsetOf(before);
    }

    @Test
    void showsTheLastLinesOfAServiceThatDoesNotBecomeWell() throws Exception {
        List<String> before = containers();
        int port = freePort();
        SmokeResult result = service(port, "echo loading the model; exec sleep 100", 2);

        assertThat(result.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .contains(" does not become well: http://127.0.0.1:" + port
                                + "/ did not answer with a status of 2xx within 2 s\n    loading the model"));
        assertThat(containers()).isSubsetOf(before);
    }

    @Test
    void showsTheLastLinesOfAServiceThatEnds() throws Exception {
        SmokeResult result = service(freePort(), "echo no such model; exit 7", 60);

        assertThat(result.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .contains(" has ended with exit code 7 before it was well\n    no such model"));
    }

    @Test
    void refusesAnAddressThatAnswersBeforeTheServiceIsStarted() throws Exception {
        URI taken = published();
        ServiceCheck check = new ServiceCheck(new Containers(docker()), Optional.of(taken), patience());
        assertThatThrownBy(() -> check.run("image", List.of(), List.of()))
                .hasMessage("something answers at " + taken + " before image is started");
    }

    private SmokeResult service(int port, String command, int seconds) {
        URI health = URI.create("http://127.0.0.1:" + port + "/");
        return new ServiceCheck(new Containers(docker()), Optional.of(health), Duration.ofSeconds(seconds))
                .run(Engines.require("base-image"), List.of("--network=host"), List.of("sh", "-c", command));
    }

    private SmokeResult run(SmokeRequest request) {
        return test(request).run(new SmokeEnvironment.Venv(Engines.require("python")));
    }

    private SmokeTest test(SmokeRequest request) {
        return new SmokeTest(request, new Containers(docker()), Engines.require("uv"), line -> {});
    }

    private SmokeRequest request(List<Requirement> wanted, Installer installer) throws Exception {
        return new SmokeRequest(published(), wanted, installer, List.of(), Optional.empty(), patience());
    }

    private static List<Requirement> wanted(String requirement) {
        return List.of(Requirement.parse(requirement));
    }

    private static Duration patience() {
        return Duration.ofMinutes(3);
    }

    private URI published() throws Exception {
        if (server == null) {
            PublishedFolder.publish(dist, folder.resolve("index"));
            server = StoreServer.start(new DirectoryStore(folder.resolve("index")), 0, line -> {});
        }
        return URI.create(server.address() + "simple/");
    }

    private static Docker docker() {
        return new Docker(
                Engines.require("docker"),
                BuilderChoice.named(Engines.require("buildx.builder")),
                Map.of(
                        "DOCKER_HOST", Engines.require("docker.host"),
                        "DOCKER_CONFIG", Engines.require("docker.config")));
    }

    /** Those that there are, running or not. */
    private List<String> containers() throws Exception {
        return RealBuildx.run(folder, List.of(Engines.require("docker"), "ps", "--all", "--format", "{{.Names}}"))
                .out()
                .lines()
                .toList();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
