package io.github.wheelwright.maven.bake;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.maven.ci.CiBuild;
import io.github.wheelwright.maven.ci.Variables;
import io.github.wheelwright.maven.host.GitCheckout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** C4: outside of any checkout, so that the environment alone speaks. */
class CacheNamingTest {
    private static final String COMMIT = "1c57644d8a0b4ff1e2c5a7b39d6f01e48c2b9a7f";
    private static final String ARCHITECTURES = "-arch-37a8eec1ce19";

    @TempDir
    private Path folder;

    @Test
    void readsFromTheCommitToTheUpstreamBranch() {
        Map<String, String> environment = Map.of(
                "BUILDKITE_COMMIT",
                COMMIT,
                "PARENT_COMMIT",
                "2" + COMMIT.substring(1),
                "VLLM_MERGE_BASE_COMMIT",
                "3" + COMMIT.substring(1),
                "BUILDKITE_BRANCH",
                "topic");

        CacheNames names = names(CiBuild.NONE, environment);

        assertThat(names.read())
                .containsExactly(
                        "commit-" + COMMIT + ARCHITECTURES,
                        "commit-2" + COMMIT.substring(1) + ARCHITECTURES,
                        "commit-3" + COMMIT.substring(1) + ARCHITECTURES,
                        "vllm-project_vllm-topic" + ARCHITECTURES,
                        "vllm-project_vllm-main" + ARCHITECTURES);
        assertThat(names.written())
                .containsExactly("commit-" + COMMIT + ARCHITECTURES, "vllm-project_vllm-topic" + ARCHITECTURES);
    }

    @Test
    void takesNoShortHashForACommitAndNothingThatIsEmpty() {
        CacheNames names = names(CiBuild.NONE, Map.of("BUILDKITE_COMMIT", "HEAD", "PARENT_COMMIT", " "));

        assertThat(names.commit()).isEmpty();
        assertThat(names.parent()).isEmpty();
        assertThat(names.branch()).isEmpty();
        assertThat(names.read()).containsExactly("vllm-project_vllm-main" + ARCHITECTURES);
    }

    private CacheNames names(CiBuild build, Map<String, String> environment) {
        return new CacheNaming(List.of("BUILDKITE_BRANCH"), Optional.of("vllm-project/vllm"), "main", "")
                .of(build, new Variables(environment), new GitCheckout(folder));
    }
}
