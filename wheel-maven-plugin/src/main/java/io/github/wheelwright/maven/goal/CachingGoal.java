package io.github.wheelwright.maven.goal;

import io.github.wheelwright.maven.bake.BranchTag;
import io.github.wheelwright.maven.bake.CacheBackend;
import io.github.wheelwright.maven.bake.CacheNames;
import io.github.wheelwright.maven.ci.CiBuild;
import io.github.wheelwright.maven.ci.RepositoryName;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.host.GitCheckout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** A goal whose builds share BuildKit's caches with builds of other machines. */
abstract class CachingGoal extends DockerGoal {
    /**
     * Where BuildKit's caches are kept: {@code registry://host/repository}, {@code s3://bucket/prefix} or a folder; several are all
     * read and all written. Builds that are not trusted write to {@code <repository>-preview} and below {@code preview/}. Example:
     * {@code registry://registry.example.org/team/cache,s3://my-caches/buildkit}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.caches")
    private List<String> caches = List.of();

    /**
     * Architectures that the build is for, where caches of others are of no use. Example: {@code gfx90a;gfx942}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.caches.architectures", defaultValue = "")
    private String cachesArchitectures = "";

    /**
     * Environment variables that may name the branch; the first that is set and is neither an address nor a commit counts. Example:
     * {@code CI_BRANCH}.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "wheel.caches.branchVariables",
            defaultValue =
                    "BUILDKITE_BRANCH,GITHUB_HEAD_REF,GITHUB_REF_NAME,CI_MERGE_REQUEST_SOURCE_BRANCH_NAME,CI_COMMIT_REF_NAME")
    private List<String> cachesBranchVariables = List.of();

    /**
     * Branch of the trusted repository that changes go into, whose caches all builds read. Example: {@code master}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.upstreamBranch", defaultValue = "main")
    private String upstreamBranch;

    CachingGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    final List<CacheBackend> caches() {
        return caches.stream()
                .map(text -> Setting.read(
                        "caches",
                        text.strip(),
                        value -> CacheBackend.parse(value, s3Endpoint(), s3Region(), s3PathStyle(), base())))
                .toList();
    }

    /** Names of caches: what the environment does not say, git does. */
    final CacheNames cacheNames() {
        Map<String, String> environment = System.getenv();
        GitCheckout git = new GitCheckout(base());
        CiBuild build = ciBuild();
        Optional<String> upstream = trustedRepository().map(RepositoryName::of);
        String repository = build.repository()
                .or(() -> git.origin().map(RepositoryName::of))
                .or(() -> upstream)
                .orElse("local");
        Optional<String> branch = BranchTag.select(cachesBranchVariables, environment, build.pullRequest())
                .or(git::branch);
        return new CacheNames(
                commit(variable("BUILDKITE_COMMIT").or(git::head)),
                commit(variable("PARENT_COMMIT").or(git::parent)),
                commit(variable("VLLM_MERGE_BASE_COMMIT")
                        .or(() -> git.mergeBase("HEAD", "refs/remotes/origin/" + upstreamBranch))),
                branch.map(name -> BranchTag.ofBranch(repository, name, cachesArchitectures)),
                Optional.of(BranchTag.ofBranch(upstream.orElse(repository), upstreamBranch, cachesArchitectures)));
    }

    private Optional<String> commit(Optional<String> hash) {
        return hash.filter(text -> text.matches("[0-9a-fA-F]{40}(?:[0-9a-fA-F]{24})?"))
                .map(text -> BranchTag.ofCommit(text, cachesArchitectures));
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
