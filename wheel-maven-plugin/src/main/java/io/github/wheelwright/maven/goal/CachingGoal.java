package io.github.wheelwright.maven.goal;

import io.github.wheelwright.maven.bake.CacheBackend;
import io.github.wheelwright.maven.bake.CacheNames;
import io.github.wheelwright.maven.bake.CacheNaming;
import io.github.wheelwright.maven.ci.Variables;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.host.GitCheckout;
import java.util.List;
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

    final CacheNames cacheNames() {
        return new CacheNaming(cachesBranchVariables, trustedRepository(), upstreamBranch, cachesArchitectures)
                .of(ciBuild(), Variables.ofThisProcess(), new GitCheckout(base()));
    }
}
