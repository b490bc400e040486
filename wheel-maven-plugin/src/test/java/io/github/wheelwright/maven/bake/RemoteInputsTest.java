package io.github.wheelwright.maven.bake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

// C8
class RemoteInputsTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://git.example.org/stack.git#" + COMMIT,
                "https://git.example.org/stack.git#" + COMMIT + ":docker",
                "https://git.example.org/stack.git?ref=" + COMMIT,
                "git@git.example.org:team/stack.git#" + COMMIT,
                "ssh://git@git.example.org/stack#" + COMMIT,
                "docker-image://registry.example.org/base:1",
                "."
            })
    void aRepositoryAtACommitIsKnown(String context) throws IOException {
        assertThat(check(context)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://git.example.org/stack.git",
                "https://git.example.org/stack.git#main",
                "https://example.org/stack.tar.gz",
                "https://example.org/stack.tar.gz#" + COMMIT,
                "https://example.org/stack.tar.gz?x=.git#" + COMMIT
            })
    void whatMayChangeIsRefused(String context) {
        assertThatThrownBy(() -> check(context)).hasMessageContaining("comes from elsewhere, and nothing says which");
    }

    @Test
    void aSecretInAnAddressIsRefused() {
        assertThatThrownBy(() -> check("https://token@git.example.org/stack.git#" + COMMIT))
                .hasMessageContaining("credentials in the address of a repository");
    }

    private boolean check(String context) throws IOException {
        BakePlan plan = BakePlan.parse(
                "{\"target\": {\"final\": {\"context\": \"" + context + "\", \"dockerfile\": \"Dockerfile\"}}}");
        return new RemoteInputs(List.of(), folder).check(plan, new Overrides(plan));
    }
}
