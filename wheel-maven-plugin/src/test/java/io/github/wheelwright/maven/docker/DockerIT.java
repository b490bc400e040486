package io.github.wheelwright.maven.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.maven.registry.RegistryServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real engine, and what it says when something is wrong. */
class DockerIT {
    @TempDir
    private Path folder;

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @Test
    void exportsFilesAndTellsWhatEachStageCost() throws Exception {
        String word = UUID.randomUUID().toString();
        BuildRequest request = request("""
                ARG BASE
                FROM ${BASE} AS made
                ARG WORD
                RUN mkdir /out && echo $WORD > /out/word
                FROM scratch AS export
                COPY --from=made /out/ /
                """, Map.of("WORD", word), BuildRequest.files(folder.resolve("out")));
        List<StageTime> stages = docker().build(request, lines::add);

        assertThat(folder.resolve("out/word")).hasContent(word);
        assertThat(Files.getOwner(folder.resolve("out/word"))).isEqualTo(Files.getOwner(folder));
        assertThat(stages).extracting(StageTime::stage).containsExactlyInAnyOrder("made", "export");
        assertThat(lines).anyMatch(line -> line.matches("\\[made 2/2] RUN mkdir .*  \\d+\\.\\d s"));

        lines.clear();
        assertThat(docker().build(request, lines::add))
                .extracting(StageTime::cached)
                .contains(1);
        assertThat(lines).anyMatch(line -> line.matches("\\[made 2/2] RUN mkdir .*  cached"));
    }

    @Test
    void showsTheLastLinesOfTheStepThatFails() throws Exception {
        BuildRequest request = request("""
                ARG BASE
                FROM ${BASE} AS broken
                RUN exec 2>&1; seq 1 100; echo to standard error >&2; printf unfinished; exit 42
                """, Map.of());
        DockerException e = catchThrowableOfType(DockerException.class, () -> docker().build(request, lines::add));

        assertThat(e).hasMessageStartingWith("the build fails in [2/2] RUN exec 2>&1; seq 1 100;");
        assertThat(e.getMessage().lines().skip(1).map(String::strip))
                .contains("100", "to standard error", "unfinished")
                .doesNotContain("50");
        assertThat(e.getMessage()).contains("(exit code 42)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FROM scratch\\nHELLO world                | the Dockerfile is wrong    | line 2: unknown instruction: HELLO",
                "FROM 127.0.0.1:5000/no/such:image\\nRUN x | something that the build needs is not there | 127.0.0.1:5000/no/such:image: not found",
                "FROM scratch\\nCOPY missing /             | something that the build needs is not there | \"/missing\": not found",
            })
    void saysWhatIsWrong(String dockerfile, String message, String detail) throws Exception {
        assertThatThrownBy(() -> docker().build(request(dockerfile.replace("\\n", "\n"), Map.of()), lines::add))
                .isInstanceOf(DockerException.class)
                .hasMessageStartingWith(message)
                .hasMessageContaining(detail);
    }

    @Test
    void saysThatNoEngineAnswers() throws Exception {
        Docker docker = new Docker(
                Engines.require("docker"),
                BuilderChoice.named("default"),
                Map.of(
                        "DOCKER_HOST",
                        "unix://" + folder.resolve("no.sock"),
                        "DOCKER_CONFIG",
                        Engines.require("docker.config")));
        assertThatThrownBy(() -> docker.build(request("FROM scratch", Map.of()), lines::add))
                .hasMessageStartingWith("no Docker engine answers")
                .hasMessageContaining("no.sock");
    }

    @Test
    void saysThatThereIsNoBuildx() {
        Docker docker = new Docker(
                Engines.require("docker"), BuilderChoice.CURRENT, Map.of("DOCKER_CONFIG", folder.toString()));
        assertThatThrownBy(() -> docker.build(request("FROM scratch", Map.of()), lines::add))
                .hasMessageStartingWith("docker has no buildx");
    }

    @Test
    void saysThatThereIsNoSuchBuilder() {
        assertThatThrownBy(() -> docker("nobody").build(request("FROM scratch", Map.of()), lines::add))
                .hasMessageStartingWith("there is no such builder")
                .hasMessageContaining("no builder \"nobody\" found");
    }

    // C7: the builder is created, named and reused in one place
    @Test
    void createsTheBuilderOnce() throws Exception {
        String name = "wheelwright-" + UUID.randomUUID();
        Docker docker = docker(new BuilderChoice(Optional.of(name), Optional.of(Engines.require("buildkit")), true));
        try {
            for (int i = 0; i < 2; i++) {
                docker.build(request("FROM scratch\nCOPY Dockerfile /", Map.of()), lines::add);
            }
        } finally {
            RealBuildx.run(folder, List.of(Engines.require("docker"), "buildx", "rm", name));
        }
    }

    @Test
    void saysThatTheDiskIsFull() throws Exception {
        BuildRequest request = request(
                "ARG BASE\nFROM ${BASE}\nRUN --mount=type=tmpfs,target=/small,size=100k head -c 1M /dev/zero > /small/file",
                Map.of());
        DockerException e = catchThrowableOfType(DockerException.class, () -> docker().build(request, lines::add));

        assertThat(e).hasMessageContaining("No space left on device");
        assertThat(e.remedy()).contains("free space on the builder: docker buildx prune, docker system df");
    }

    @Test
    void saysThatARegistryRefuses() throws Exception {
        try (RegistryServer registry = RegistryServer.start(folder)) {
            registry.push("team/base", "1", "image");
            assertThatThrownBy(() -> docker().build(
                                    request("FROM " + registry.address() + "/team/base:1", Map.of()), lines::add))
                    .hasMessageStartingWith("a registry refuses access");
        }
    }

    @Test
    void cancelsTheBuildWhenItIsInterrupted() throws Exception {
        SleepingStep step = SleepingStep.create();
        BuildRequest request = request(
                "ARG BASE\nFROM ${BASE}\nRUN echo begun; for i in $(seq 99); do echo; done; " + step.command(),
                Map.of());
        CountDownLatch ended = new CountDownLatch(1);
        List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
        Thread build = new Thread(() -> {
            try {
                docker().build(request, lines::add);
            } catch (DockerException e) {
                thrown.add(e);
            } finally {
                ended.countDown();
            }
        });
        build.start();
        while (!step.isRunning() && ended.getCount() > 0) {
            Thread.onSpinWait();
            build.join(50);
        }
        build.interrupt();
        ended.await();

        assertThat(thrown).singleElement().satisfies(e -> assertThat(e).hasMessage("cancelled"));
        assertThat(step.ends()).isTrue();
    }

    private BuildRequest request(String dockerfile, Map<String, String> arguments, String... outputs)
            throws IOException {
        Path context = Files.createDirectories(folder.resolve("context"));
        Path file = Files.writeString(context.resolve("Dockerfile"), dockerfile);
        Map<String, String> all = new TreeMap<>(arguments);
        all.put("BASE", Engines.require("base-image"));
        return new BuildRequest(file, context, Optional.empty(), "linux/amd64", all, Map.of(), List.of(outputs), false);
    }

    private static Docker docker() {
        return docker(Engines.require("buildx.builder"));
    }

    private static Docker docker(String builder) {
        return docker(BuilderChoice.named(builder));
    }

    private static Docker docker(BuilderChoice builder) {
        return new Docker(
                Engines.require("docker"),
                builder,
                Map.of(
                        "DOCKER_HOST", Engines.require("docker.host"),
                        "DOCKER_CONFIG", Engines.require("docker.config")));
    }
}
