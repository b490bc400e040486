package io.github.wheelwright.maven.docker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private void build(Path docker) {
        new Docker(docker.toString(), Optional.empty(), Map.of())
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
