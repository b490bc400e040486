package io.github.wheelwright.maven.build;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.maven.docker.BuildRequest;
import io.github.wheelwright.maven.docker.BuilderChoice;
import io.github.wheelwright.maven.docker.Docker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WheelBuildTest {
    @TempDir
    private Path folder;

    @Test
    void noAttemptIsNoUnsoundWheel() {
        BuildRequest request = new BuildRequest(
                folder.resolve("Dockerfile"),
                folder,
                Optional.empty(),
                "linux/amd64",
                Map.of(),
                Map.of(),
                List.of(),
                false);
        WheelBuild build = new WheelBuild(new Docker("no-docker", BuilderChoice.CURRENT, Map.of()), folder, line -> {});
        assertThatThrownBy(() -> build.run(request, Components.ANY, (wheels, work) -> wheels, 0))
                .hasMessage("no build can be made in 0 attempts");
    }
}
