package io.github.wheelwright.maven.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildContextsTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void checkOut() throws Exception {
        Files.createDirectories(folder.resolve("docker"));
        Files.writeString(
                folder.resolve("docker/Dockerfile"),
                "FROM scratch AS base-wheels\nFROM scratch\nCOPY --from=base-wheels / /\n");
        Files.writeString(Files.createDirectories(folder.resolve("dist")).resolve("demo.whl"), "a wheel");
    }

    @Test
    void foldersStartWherePathsOfAGoalDo() throws Exception {
        GoalRun run = run("base-wheels=dist");
        run.run();
        assertThat(run.report().path("text").toString()).contains("context base-wheels file ", " demo.whl");
    }

    @Test
    void anAddressWithASecretIsRefused() {
        assertThatThrownBy(() -> run("base-wheels=https://user:token@git.example.org/wheels.git")
                        .run())
                .hasMessageContaining("credentials in the address of a repository")
                .hasMessageNotContaining("token@");
    }

    private GoalRun run(String context) {
        return GoalRun.caching(folder, CacheKeyGoal::new)
                .with("dockerfile", "docker/Dockerfile")
                .with("buildContexts", List.of(context));
    }
}
