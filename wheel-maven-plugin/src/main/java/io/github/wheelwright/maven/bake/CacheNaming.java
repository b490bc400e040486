package io.github.wheelwright.maven.bake;

import io.github.wheelwright.maven.ci.CiBuild;
import io.github.wheelwright.maven.ci.RepositoryName;
import io.github.wheelwright.maven.ci.Variables;
import io.github.wheelwright.maven.host.GitCheckout;
import java.util.List;
import java.util.Optional;

/**
 * What the caches of a build are named by.
 *
 * @param branchVariables environment variables that may name the branch
 * @param upstream repository that changes go into, where it is configured
 * @param upstreamBranch branch of it that they go into
 * @param architectures that the build is for; empty where it does not matter
 */
public record CacheNaming(
        List<String> branchVariables, Optional<String> upstream, String upstreamBranch, String architectures) {
    /** The names for {@code build} in the checkout {@code git}: what the environment does not say, git does. */
    public CacheNames of(CiBuild build, Variables environment, GitCheckout git) {
        Optional<String> into = upstream.map(RepositoryName::of);
        String repository = build.repository()
                .or(() -> git.origin().map(RepositoryName::of))
                .or(() -> into)
                .orElse("local");
        Optional<String> branch = BranchTag.select(branchVariables, environment.environment(), build.pullRequest())
                .or(git::branch);
        return new CacheNames(
                commit(environment.get("BUILDKITE_COMMIT").or(git::head)),
                commit(environment.get("PARENT_COMMIT").or(git::parent)),
                commit(environment
                        .get("VLLM_MERGE_BASE_COMMIT")
                        .or(() -> git.mergeBase("HEAD", "refs/remotes/origin/" + upstreamBranch))),
                branch.map(name -> BranchTag.ofBranch(repository, name, architectures)),
                Optional.of(BranchTag.ofBranch(into.orElse(repository), upstreamBranch, architectures)));
    }

    private Optional<String> commit(Optional<String> hash) {
        return hash.filter(text -> text.matches("[0-9a-fA-F]{40}(?:[0-9a-fA-F]{24})?"))
                .map(text -> BranchTag.ofCommit(text, architectures));
    }
}
