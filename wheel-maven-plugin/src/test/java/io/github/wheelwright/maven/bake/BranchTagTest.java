package io.github.wheelwright.maven.bake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C4 */
class BranchTagTest {
    private static final List<String> VARIABLES = List.of("FIRST", "SECOND");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "main                                     | other | main",
                "''                                       | other | other",
                "-                                        | other | other",
                "https://github.com/team/stack            | other | other",
                "git@github.com:team/stack                | other | other",
                "1c57644d8a0b4ff1e2c5a7b39d6f01e48c2b9a7f | other | other",
                "1C57644D8A0B4FF1E2C5A7B39D6F01E48C2B9A7F | other | other",
                "1c57644d8a0b4ff1e2c5a7b39d6f01e48c2b9a7  | other | 1c57644d8a0b4ff1e2c5a7b39d6f01e48c2b9a7",
                "someone:topic                            | other | someone:topic",
                "-                                        | -     | pr-17",
            })
    void selectsTheFirstThatIsABranch(String first, String second, String selected) {
        Map<String, String> environment = new HashMap<>();
        environment.put("FIRST", first);
        environment.put("SECOND", second);
        environment.values().removeIf(Objects::isNull);
        assertThat(BranchTag.select(VARIABLES, environment, Optional.of("17"))).contains(selected);
    }

    @Test
    void selectsNothingWhereThereIsNoPullRequestEither() {
        assertThat(BranchTag.select(VARIABLES, Map.of(), Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "vllm-project/vllm,main,'',vllm-project_vllm-main-arch-37a8eec1ce19",
        "vllm-project/vllm,someone:a+b/ü,'',vllm-project_vllm-someone_a_b__-arch-37a8eec1ce19",
        ".odd/name,-x,'',_odd_name-_x-arch-37a8eec1ce19",
        "a/b,main,gfx90a;gfx942,a_b-main-arch-dd2f1ce2b251",
    })
    void namesTheCacheOfABranch(String repository, String branch, String architectures, String tag) {
        assertThat(BranchTag.ofBranch(repository, branch, architectures)).isEqualTo(tag);
    }

    @Test
    void cutsTheNameAndNotTheArchitectures() {
        String tag = BranchTag.ofBranch("team/stack", "x".repeat(300), "");
        assertThat(tag).hasSize(111).startsWith("team_stack-xxx").endsWith("x-arch-37a8eec1ce19");
        assertThat(CacheNames.forTarget(tag, "test-rocm-ci-with-a-long-name"))
                .hasSize(128)
                .matches("[A-Za-z0-9._-]+");
    }

    @Test
    void looksWhereItIsLikeliestFirst() {
        CacheNames names = new CacheNames(
                Optional.of("commit"),
                Optional.of("parent"),
                Optional.of("base"),
                Optional.of("branch"),
                Optional.of("main"));
        assertThat(names.read()).containsExactly("commit", "parent", "base", "branch", "main");
        assertThat(names.written()).containsExactly("commit", "branch");
    }

    @Test
    void looksOnceWhereTheBranchIsTheUpstreamOne() {
        CacheNames names = new CacheNames(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("main"), Optional.of("main"));
        assertThat(names.read()).containsExactly("main");
    }

    @Test
    void namesTargetsApart() {
        assertThat(CacheNames.forTarget("x", "final")).isEqualTo("x-final");
        assertThat(CacheNames.forTarget("x", "a".repeat(40)))
                .isNotEqualTo(CacheNames.forTarget("x", "a".repeat(41)))
                .hasSize(18);
    }
}
