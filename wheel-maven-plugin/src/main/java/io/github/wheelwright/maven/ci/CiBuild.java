package io.github.wheelwright.maven.ci;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a CI system says of the build that it runs.
 *
 * @param system for people: {@code GitHub Actions}; empty where no CI system is known to run this
 * @param repository {@code owner/name} of the repository that the pipeline belongs to
 * @param branch that is built; of a pull request, the one it comes from
 * @param pullRequest number of the pull or merge request
 * @param baseBranch that the pull request is to go into
 * @param before commit that the branch was at before the push that is built
 * @param doubt why a build of this kind is trusted by nobody
 */
public record CiBuild(
        String system,
        Optional<String> repository,
        Optional<String> branch,
        Optional<String> pullRequest,
        Optional<String> baseBranch,
        Optional<String> before,
        Optional<String> doubt) {
    /**
     * Events whose code is that of the branch that they name. {@code pull_request_target}, {@code workflow_run} and {@code
     * issue_comment} name the main branch, and often build somebody else's code.
     */
    private static final Set<String> OWN_CODE = Set.of("push", "schedule", "workflow_dispatch", "repository_dispatch");

    private static final String NOTHING = "0000000000000000000000000000000000000000";

    /** No CI system. */
    public static final CiBuild NONE = new CiBuild(
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** What the variables of {@code environment} say: those of GitHub Actions, Buildkite or GitLab. */
    public static CiBuild of(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        if (variables.isTrue("GITHUB_ACTIONS")) {
            return gitHub(variables);
        }
        if (variables.isTrue("BUILDKITE")) {
            return buildkite(variables);
        }
        return variables.isTrue("GITLAB_CI") ? gitLab(variables) : NONE;
    }

    private static CiBuild gitHub(Variables variables) {
        String ref = variables.get("GITHUB_REF").orElse("");
        Optional<String> pullRequest = ref.startsWith("refs/pull/")
                ? Optional.of(ref.split("/", -1)[2])
                : variables.get("GITHUB_HEAD_REF").map(head -> "of " + head);
        String event = variables.get("GITHUB_EVENT_NAME").orElse("");
        return new CiBuild(
                "GitHub Actions",
                variables.get("GITHUB_REPOSITORY"),
                variables
                        .get("GITHUB_HEAD_REF")
                        .or(() -> Optional.of(ref)
                                .filter(name -> name.startsWith("refs/heads/"))
                                .map(name -> name.substring("refs/heads/".length()))),
                pullRequest,
                variables.get("GITHUB_BASE_REF"),
                variables.get("GITHUB_EVENT_PATH").flatMap(CiBuild::before).filter(CiBuild::isCommit),
                OWN_CODE.contains(event)
                        ? Optional.empty()
                        : Optional.of("event " + (event.isEmpty() ? "unknown" : event)
                                + " may build code that is not the branch's"));
    }

    private static CiBuild buildkite(Variables variables) {
        return new CiBuild(
                "Buildkite",
                variables.get("BUILDKITE_REPO").map(RepositoryName::of),
                variables.get("BUILDKITE_BRANCH"),
                variables.get("BUILDKITE_PULL_REQUEST").filter(number -> !number.equals("false")),
                variables.get("BUILDKITE_PULL_REQUEST_BASE_BRANCH"),
                Optional.empty(),
                variables.get("BUILDKITE_TAG").map(tag -> "it builds the tag " + tag));
    }

    private static CiBuild gitLab(Variables variables) {
        return new CiBuild(
                "GitLab",
                variables.get("CI_PROJECT_PATH"),
                variables
                        .get("CI_COMMIT_BRANCH")
                        .or(() -> variables.get("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME"))
                        .or(() -> variables.get("CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_NAME")),
                variables.get("CI_MERGE_REQUEST_IID").or(() -> variables.get("CI_EXTERNAL_PULL_REQUEST_IID")),
                variables
                        .get("CI_MERGE_REQUEST_TARGET_BRANCH_NAME")
                        .or(() -> variables.get("CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_NAME")),
                variables.get("CI_COMMIT_BEFORE_SHA").filter(CiBuild::isCommit),
                variables.get("CI_COMMIT_TAG").map(tag -> "it builds the tag " + tag));
    }

    /** {@code before} of GitHub's description of a push. */
    private static Optional<String> before(String event) {
        try {
            return Optional.ofNullable(
                    new ObjectMapper().readTree(new File(event)).path("before").asText(null));
        } catch (IOException e) {
            return Optional.empty(); // a runner that hides it from this container
        }
    }

    private static boolean isCommit(String hash) {
        return !hash.equals(NOTHING);
    }
}
