package io.github.wheelwright.maven.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.maven.docker.BuildRequest;
import io.github.wheelwright.maven.docker.BuilderChoice;
import io.github.wheelwright.maven.docker.Docker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Builders of all kinds, played by a script that knows two questions. */
class CompilerJobsTest {
    private static final int OWN = Runtime.getRuntime().availableProcessors();

    @TempDir
    private Path folder;

    // D4: MAX_JOBS defaults to the CPU count, of the machine that compiles
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "docker           | default | 16 68719476736 | 16 | the builder has 16 processors",
                "docker-container | unix:///run/docker.sock | 8 68719476736 | 8 | the builder has 8 processors",
                "docker           | default | 64 34359738368 | 16 | the builder has 64 processors, and memory for 16",
                "docker           | default | 1 1073741824   | 1  | the builder has 1 processor",
            })
    void areAsManyAsTheBuilderHasProcessorsAndMemoryFor(
            String driver, String endpoint, String facts, int number, String reason) throws IOException {
        String option = endpoint.contains("://") ? "--host" : "--context";
        Docker docker = docker("""
                case "$*" in
                "buildx inspect") printf 'Driver:        %s\\nNodes:\\nEndpoint:   %s\\n' ;;
                "%s %s info --format {{.NCPU}} {{.MemTotal}}") echo %s ;;
                *) exit 1 ;;
                esac
                """.formatted(driver, endpoint, option, endpoint, facts), BuilderChoice.CURRENT);

        assertThat(jobs(Optional.empty(), docker)).contains(new CompilerJobs(number, reason));
    }

    @Test
    void theLeastMachineOfABuilderCounts() throws IOException {
        Docker docker = docker("""
                case "$*" in
                "buildx inspect big") printf 'Driver: docker-container\\nEndpoint: one\\nEndpoint: two\\n' ;;
                "--context one info"*) echo 8 137438953472 ;;
                "--context two info"*) echo 32 68719476736 ;;
                esac
                """, BuilderChoice.named("big"));

        assertThat(jobs(Optional.empty(), docker)).map(CompilerJobs::number).contains(8);
    }

    @Test
    void ofABuilderThatIsStillToBeCreatedTheEngineIsAsked() throws IOException {
        BuilderChoice choice = new BuilderChoice(Optional.of("new"), Optional.of("ssh://big.example.org"), false);
        Docker docker = docker("""
                case "$*" in
                "--host ssh://big.example.org info"*) echo 12 68719476736 ;;
                *) exit 1 ;;
                esac
                """, choice);

        assertThat(jobs(Optional.empty(), docker)).map(CompilerJobs::number).contains(12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "printf 'Driver: remote\\nEndpoint: tcp://127.0.0.1:1234\\n'",
                "printf 'Driver: docker\\nEndpoint: default\\n'; [ \"$1\" = buildx ] || echo 0 0",
                "echo no such builder; exit 1",
            })
    void areThisMachinesProcessorsWhereTheBuilderDoesNotTell(String script) throws IOException {
        CompilerJobs jobs =
                jobs(Optional.empty(), docker(script, BuilderChoice.CURRENT)).orElseThrow();

        assertThat(jobs.number()).isEqualTo(OWN);
        assertThat(jobs.reason()).startsWith("processors of this machine, as the builder does not tell");
    }

    @Test
    void withoutDockerTheyAreThisMachinesProcessors() throws IOException {
        Docker none = new Docker(folder.resolve("none").toString(), BuilderChoice.CURRENT, Map.of());

        assertThat(jobs(Optional.empty(), none)).map(CompilerJobs::number).contains(OWN);
    }

    @Test
    void whatIsConfiguredIsTakenAndNobodyAsked() throws IOException {
        Docker docker = docker("touch " + folder.resolve("asked"), BuilderChoice.CURRENT);

        CompilerJobs jobs = jobs(Optional.of(3), docker).orElseThrow();

        assertThat(jobs).hasToString("MAX_JOBS=3: as <maxJobs> says");
        assertThat(jobs.into(request(Map.of())).arguments()).containsEntry("MAX_JOBS", "3");
        assertThat(folder.resolve("asked")).doesNotExist();
    }

    @Test
    void aBuildThatDoesNotAskOrIsToldAlreadyIsLeftAlone() throws IOException {
        Docker docker = docker("exit 1", BuilderChoice.CURRENT);

        assertThat(CompilerJobs.of(request(Map.of("MAX_JOBS", "2")), Optional.of(3), docker))
                .isEmpty();
        BuildRequest silent = request(Map.of());
        Files.writeString(silent.dockerfile(), "FROM scratch\n");
        assertThat(CompilerJobs.of(silent, Optional.of(3), docker)).isEmpty();
    }

    private Optional<CompilerJobs> jobs(Optional<Integer> configured, Docker docker) throws IOException {
        return CompilerJobs.of(request(Map.of()), configured, docker);
    }

    private BuildRequest request(Map<String, String> arguments) throws IOException {
        Path dockerfile = Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nARG MAX_JOBS\n");
        return new BuildRequest(
                dockerfile, folder, Optional.empty(), "linux/amd64", arguments, Map.of(), List.of(), false);
    }

    private Docker docker(String script, BuilderChoice choice) throws IOException {
        Path file = Files.writeString(folder.resolve("docker"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new Docker(file.toString(), choice, Map.of());
    }
}
