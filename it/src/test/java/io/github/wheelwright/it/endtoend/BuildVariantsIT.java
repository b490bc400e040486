package io.github.wheelwright.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.core.wheel.Wheel;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main wheel of the small stack in variants, from this machine's files and from the latest release of an upstream repository. */
class BuildVariantsIT {
    private static final Pattern READY = Pattern.compile("\\[\\d+] (Ready) to rumble");

    @TempDir
    private Path folder;

    private Path sources;

    @BeforeEach
    void prepare() throws Exception {
        Engines.require("buildx.builder");
        sources = folder.resolve("sources");
        copy(Path.of("../docker/demo"), sources);
        Files.writeString(folder.resolve("README.md"), "# Small and plain\n");
        Files.writeString(folder.resolve("pom.xml"), """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>org.example</groupId>
                  <artifactId>variants</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <build><plugins><plugin>
                    <groupId>io.github.wheelwright</groupId>
                    <artifactId>wheel-maven-plugin</artifactId>
                    <configuration>
                      <variants>
                        <variant>
                          <name>demo-stack</name>
                          <label>fast</label>
                          <platforms><platform>linux/amd64</platform></platforms>
                        </variant>
                        <variant>
                          <name>demo-stack-plain</name>
                          <label>plain</label>
                          <description>The demo stack, plain</description>
                          <readme>README.md</readme>
                          <keywords>plain,small</keywords>
                          <buildEnv><MAIN_COMMIT>0000000</MAIN_COMMIT></buildEnv>
                          <platforms>linux/amd64</platforms>
                        </variant>
                      </variants>
                    </configuration>
                  </plugin></plugins></build>
                </project>
                """);
        run("build-base", List.of("wheel.target=base-wheels"));
    }

    // D1, D4
    @Test
    void variantsAreBuiltNamedAndLaidOut() throws Exception {
        String all = run("build", List.of("wheel.target=export", "wheel.maxJobs=2", "wheel.cleanup=false"));

        assertThat(all).contains("fast-linux_amd64: no cache", "plain-linux_amd64: no cache", "2 wheels in ");
        Path plain = folder.resolve(
                "target/builds/demo_stack_plain-0.12.0/linux_amd64/demo_stack_plain-0.12.0+git0000000-cp311-cp311-linux_x86_64.whl");
        assertThat(plain).exists();
        assertThat(folder.resolve("target/builds/demo_stack-0.12.0/linux_amd64"))
                .isDirectory();
        assertThat(folder.resolve("target/wheels/main"))
                .isDirectoryContaining("glob:**/demo_stack-0.12.0+git5f2e8a9-*.whl");
        assertThat(folder.resolve("target/wheel/build/plain-linux_amd64")).isDirectory();
        try (Wheel wheel = Wheel.open(plain)) {
            String metadata = new String(wheel.metadata().bytes(), StandardCharsets.UTF_8);
            assertThat(metadata)
                    .contains(
                            "Name: demo-stack-plain\n",
                            "Summary: The demo stack, plain\n",
                            "plain",
                            "# Small and plain");
        }

        String one = run("build", List.of("wheel.target=export", "wheel.variant=plain"));
        assertThat(one).contains("1 wheel in ").doesNotContain("fast-linux");
        assertThat(folder.resolve("target/wheel/build")).doesNotExist();
    }

    // A5: nothing is copied from the host
    @Test
    void theLatestReleaseOfUpstreamIsBuiltPinned() throws Exception {
        Path repository = folder.resolve("git/demo.git");
        copy(sources, Files.createDirectories(repository.getParent()).resolve("demo.git"));
        git(repository, "init", "-q");
        git(repository, "config", "uploadpack.allowAnySHA1InWant", "true");
        for (String tag : List.of("v0.9.0", "v0.10.0", "v0.11.0rc1")) {
            Files.writeString(repository.resolve("main/demo_stack/__init__.py"), "upstream = '" + tag + "'\n");
            git(repository, "add", ".");
            git(repository, "commit", "-q", "-m", tag);
            git(repository, "tag", tag);
        }
        String port = String.valueOf(freePort());
        try (RunningProgram daemon = Program.of(
                        folder, "git", "daemon", "--verbose", "--export-all", "--listen=127.0.0.1")
                .start(List.of(
                        "--port=" + port,
                        "--base-path=" + repository.getParent(),
                        repository.getParent().toString()))) {
            daemon.await(READY);
            String built = run(
                    "build",
                    List.of(
                            "wheel.target=export",
                            "wheel.variant=fast",
                            "wheel.upstream=git://127.0.0.1:" + port + "/demo.git",
                            "wheel.requirements=main/requirements.txt",
                            "wheel.versionArg=MAIN_VERSION"));
            assertThat(built)
                    .containsPattern("building from git://127.0.0.1:" + port + "/demo.git#[0-9a-f]{40} \\(v0.10.0\\)");
            assertThat(built).contains("+ demo-runtime==2.9.0+git1c57644");
        }
        Path unpacked = folder.resolve("unpacked");
        run("unpack", List.of("wheel.input=" + folder.resolve("target/wheels/main"), "wheel.output=" + unpacked));
        try (Stream<Path> files = Files.walk(unpacked)) {
            Path module = files.filter(file -> file.endsWith("demo_stack/__init__.py"))
                    .findFirst()
                    .orElseThrow();
            assertThat(module).hasContent("upstream = 'v0.10.0'");
            assertThat(module.toString()).contains("demo_stack-0.10.0+git5f2e8a9");
        }
    }

    private static void git(Path repository, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-c", "user.name=T", "-c", "user.email=t@example.org"));
        all.addAll(Arrays.asList(arguments));
        Program.of(repository, "git").succeed(all);
    }

    private String run(String goal, List<String> properties) {
        List<String> all = new ArrayList<>(properties);
        all.addAll(List.of(
                "wheel.dockerfile=" + sources.resolve("Dockerfile"),
                "wheel.buildArgs=BASE_IMAGE=" + Engines.require("base-image"),
                "wheel.docker=" + Engines.require("docker"),
                "wheel.builder=" + Engines.require("buildx.builder")));
        return Maven.in(folder)
                .with("DOCKER_HOST", Engines.require("docker.host"))
                .with("DOCKER_CONFIG", Engines.require("docker.config"))
                .run(goal, all)
                .text();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
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
