package io.github.wheelwright.maven.docker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A machine without Docker, and one with an old one. */
class DockerTest {
    @TempDir
    private Path folder;

    @Test
    void saysThatThereIsNoDocker() {
        assertThatThrownBy(() -> build(folder.resolve("docker")))
                .isInstanceOf(DockerException.class)
                .hasMessageStartingWith("cannot run " + folder.resolve("docker"));
    }

    @Test
    void saysThatBuildxIsTooOld() throws IOException {
        Path old = Files.writeString(
                folder.resolve("docker"), "#!/bin/sh\necho github.com/docker/buildx v0.10.4 c513d34\n");
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatThrownBy(() -> build(old)).hasMessageStartingWith("buildx v0.10.4 is too old");
    }

    // C7: platforms without emulation problems
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "linux/amd64, linux/386              | linux/amd64 | true  |",
                "linux/amd64, linux/386              | linux/386   | true  |",
                "linux/amd64, linux/arm64            | linux/arm64 | false |",
                "linux/amd64, linux/arm64            | linux/arm64 | true  | the builder would emulate linux/arm64 (its machines: linux/amd64)",
                "linux/amd64, linux/386              | linux/arm64 | false | no machine of the builder builds linux/arm64 (its machines: linux/amd64)",
                "linux/amd64; linux/arm64*, linux/arm/v7 | linux/arm64 | true |",
            })
    void refusesPlatformsThatWouldBeEmulated(
            String nodes, String platform, boolean nativeOnly, @Nullable String problem) {
        List<String> lines = Arrays.stream(nodes.split(";"))
                .map(node -> "Platforms:        " + node.strip())
                .toList();
        Runnable check = () -> BuilderNodes.parse(lines).check(platform, nativeOnly);
        if (problem == null) {
            check.run();
        } else {
            assertThatThrownBy(check::run).isInstanceOf(DockerException.class).hasMessageStartingWith(problem);
        }
    }

    private void build(Path docker) {
        new Docker(docker.toString(), BuilderChoice.CURRENT, Map.of())
                .build(
                        new BuildRequest(
                                folder.resolve("Dockerfile"),
                                folder,
                                Optional.empty(),
                                "linux/amd64",
                                Map.of(),
                                Map.of(),
                                List.of(),
                                false),
                        line -> {});
    }
}
