package io.github.wheelwright.maven.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

// C8, with a docker that prints the plan of the file that it is given last
@DisabledOnOs(OS.WINDOWS)
class RemoteOverrideTest {
    private static final String PLAN =
            "{\"target\": {\"final\": {\"context\": \".\", \"dockerfile\": \"Dockerfile\"}}}";

    @TempDir
    private Path folder;

    @Test
    void anOverrideNamesNoFileThatNobodyKnows() throws Exception {
        Path docker = Files.writeString(folder.resolve("docker"), """
                #!/bin/sh
                for word in "$@"; do
                  case $word in */bake.json) exec cat "$word" ;; esac
                done
                echo '%s'
                """.formatted(PLAN));
        Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(folder.resolve("docker-bake.hcl"), "");
        GoalRun run = GoalRun.of(folder, BakeGoal::new)
                .with("docker", docker.toString())
                .with("bakeFiles", List.of("docker-bake.hcl"))
                .with("overrides", List.of("final.context=https://example.org/stack.tar.gz"))
                .with("artifactsVariable", "WHEEL_ARTIFACTS_ONLY")
                .with("dryRun", true);
        assertThatThrownBy(run::run)
                .hasMessageContaining("target final: context https://example.org/stack.tar.gz comes from elsewhere");
        assertThat(folder.resolve("target/wheel/bake-metadata.json")).doesNotExist();
    }
}
