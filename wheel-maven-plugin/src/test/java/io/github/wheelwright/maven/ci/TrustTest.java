package io.github.wheelwright.maven.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C10: who may write what all builds share. */
class TrustTest {
    private static final String BUILDKITE =
            "BUILDKITE=true BUILDKITE_REPO=git@github.com:team/stack.git BUILDKITE_PULL_REQUEST=false BUILDKITE_BRANCH=main";
    private static final String GITHUB =
            "GITHUB_ACTIONS=true GITHUB_REPOSITORY=team/stack GITHUB_REF=refs/heads/main GITHUB_EVENT_NAME=push";
    private static final String GITLAB = "GITLAB_CI=true CI_PROJECT_PATH=team/stack CI_COMMIT_BRANCH=main";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "B |                                                  | SHARED  | branch main of team/stack in Buildkite",
                "B | BUILDKITE_REPO=https://github.com/team/stack.git | SHARED  | branch main of team/stack in Buildkite",
                "B | BUILDKITE_BRANCH=release                         | SHARED  | branch release of team/stack in Buildkite",
                "B | BUILDKITE_PULL_REQUEST=17                        | PREVIEW | this is a build of pull request 17",
                "B | BUILDKITE_BRANCH=other                           | PREVIEW | this is a build of branch other, not of main, release",
                "B | BUILDKITE_REPO=git@github.com:fork/stack.git     | PREVIEW | this is a build of fork/stack, not of team/stack",
                "B | BUILDKITE_TAG=v1                                 | PREVIEW | it builds the tag v1",
                "G |                                                  | SHARED  | branch main of team/stack in GitHub Actions",
                "G | GITHUB_EVENT_NAME=schedule                       | SHARED  | branch main of team/stack in GitHub Actions",
                "G | GITHUB_REF=refs/pull/5/merge                     | PREVIEW | this is a build of pull request 5",
                "G | GITHUB_EVENT_NAME=pull_request_target GITHUB_HEAD_REF=evil | PREVIEW | this is a build of pull request of evil",
                "G | GITHUB_EVENT_NAME=workflow_run                   | PREVIEW | event workflow_run may build code that is not the branch's",
                "G | GITHUB_EVENT_NAME=issue_comment                  | PREVIEW | event issue_comment may build code that is not the branch's",
                "G | GITHUB_EVENT_NAME=                               | PREVIEW | event unknown may build code that is not the branch's",
                "G | GITHUB_REF=refs/tags/main                        | PREVIEW | this is a build of branch (none), not of main, release",
                "G | GITHUB_REPOSITORY=fork/stack                     | PREVIEW | this is a build of fork/stack, not of team/stack",
                "L |                                                  | SHARED  | branch main of team/stack in GitLab",
                "L | CI_MERGE_REQUEST_IID=3                           | PREVIEW | this is a build of pull request 3",
                "L | CI_COMMIT_TAG=v1                                 | PREVIEW | it builds the tag v1",
                "L | CI_COMMIT_BRANCH=                                | PREVIEW | this is a build of branch (none), not of main, release",
                "N |                                                  | PREVIEW | no CI system is known to run this",
            })
    void trustsTheConfiguredBranchOfTheConfiguredRepository(String system, String changes, Scope scope, String reason) {
        Map<String, String> environment = new HashMap<>(variables(
                switch (system) {
                    case "B" -> BUILDKITE;
                    case "G" -> GITHUB;
                    case "L" -> GITLAB;
                    default -> "";
                }));
        environment.putAll(variables(changes == null ? "" : changes));
        Trust trust = Trust.of(CiBuild.of(environment), Optional.of("team/stack"), List.of("main", "release"));
        assertThat(trust).isEqualTo(new Trust(scope, reason));
    }

    @Test
    void trustsNobodyUntilARepositoryIsConfigured() {
        assertThat(Trust.of(CiBuild.of(variables(GITHUB)), Optional.empty(), List.of("main")))
                .isEqualTo(new Trust(Scope.PREVIEW, "wheel.trusted.repository is not set"));
    }

    @Test
    void takesNothingIntoTheSharedScopeFromTheOther() {
        assertThat(Scope.SHARED.readable()).containsExactly(Scope.SHARED);
        assertThat(Scope.PREVIEW.readable()).containsExactly(Scope.SHARED, Scope.PREVIEW);
    }

    @Test
    void knowsWhereABranchWasBeforeAPush(@TempDir Path folder) throws Exception {
        Path event = Files.writeString(folder.resolve("event.json"), "{\"before\": \"1c57644d\"}");
        Map<String, String> environment = new HashMap<>(variables(GITHUB));
        environment.put("GITHUB_EVENT_PATH", event.toString());
        assertThat(CiBuild.of(environment).before()).contains("1c57644d");

        Files.writeString(event, "{\"before\": \"0000000000000000000000000000000000000000\"}");
        assertThat(CiBuild.of(environment).before()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "git@github.com:team/stack.git,team/stack",
        "https://github.com/team/stack,team/stack",
        "https://user:token@example.org:8443/group/sub/stack.git/,group/sub/stack",
        "ssh://git@example.org:22/team/stack.git,team/stack",
        "team/stack,team/stack"
    })
    void readsTheNameOfARepositoryOutOfItsAddress(String address, String name) {
        assertThat(RepositoryName.of(address)).isEqualTo(name);
    }

    private static Map<String, String> variables(String text) {
        Map<String, String> variables = new HashMap<>();
        for (String word : text.split(" ")) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                variables.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return variables;
    }
}
