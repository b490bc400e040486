package io.github.wheelwright.maven.ci;

import java.util.List;
import java.util.Optional;

/**
 * Which scope a build writes, and why.
 *
 * @param scope that it writes
 * @param reason in words, for the log
 */
public record Trust(Scope scope, String reason) {
    /**
     * Trusts a build of one of {@code branches} of {@code repository} that is no pull request. The variables of a CI system keep
     * honest builds apart; what keeps others out are credentials that they do not have.
     */
    public static Trust of(CiBuild build, Optional<String> repository, List<String> branches) {
        Optional<String> doubt = doubt(build, repository.map(RepositoryName::of), branches);
        return doubt.map(reason -> new Trust(Scope.PREVIEW, reason))
                .orElseGet(() -> new Trust(
                        Scope.SHARED,
                        "branch " + build.branch().orElse("") + " of "
                                + build.repository().orElse("") + " in " + build.system()));
    }

    private static Optional<String> doubt(CiBuild build, Optional<String> repository, List<String> branches) {
        if (build.system().isEmpty()) {
            return Optional.of("no CI system is known to run this");
        }
        if (repository.isEmpty()) {
            return Optional.of("wheel.trusted.repository is not set");
        }
        if (!build.repository().equals(repository)) {
            return Optional.of("this is a build of " + build.repository().orElse("an unknown repository") + ", not of "
                    + repository.get());
        }
        if (build.pullRequest().isPresent()) {
            return Optional.of(
                    "this is a build of pull request " + build.pullRequest().get());
        }
        if (build.doubt().isPresent()) {
            return build.doubt();
        }
        return build.branch().filter(branches::contains).isPresent()
                ? Optional.empty()
                : Optional.of("this is a build of branch " + build.branch().orElse("(none)") + ", not of "
                        + String.join(", ", branches));
    }
}
