package io.github.wheelwright.maven.affected;

import io.github.wheelwright.maven.ci.CiBuild;
import io.github.wheelwright.maven.host.GitCheckout;
import java.util.List;
import java.util.Optional;

/**
 * What has changed.
 *
 * @param paths files, from the root of the checkout
 * @param unknown why that cannot be told; then there are no paths
 * @param description between which commits
 */
public record Change(List<String> paths, Optional<String> unknown, String description) {
    private static Change unknown(String reason) {
        return new Change(List.of(), Optional.of(reason), "");
    }

    /** The commit to compare with: the target of a pull request, or where a branch was before a push, if the CI system says so. */
    public static Optional<String> base(CiBuild build) {
        return build.baseBranch().map(branch -> "refs/remotes/origin/" + branch).or(build::before);
    }

    /** Files that differ between {@code head} and what it shares with {@code base}. */
    public static Change between(GitCheckout git, Optional<String> base, String head) {
        if (base.isEmpty()) {
            return unknown("nothing says what to compare with: set <base>, e.g. -Dwheel.base=origin/main");
        }
        Optional<String> from = git.commit(base.get());
        Optional<String> to = git.commit(head);
        if (from.isEmpty() || to.isEmpty()) {
            return unknown("this checkout has no " + (from.isEmpty() ? base.get() : head)
                    + ": fetch it, e.g. with git fetch origin, or fetch-depth: 0 of actions/checkout");
        }
        Optional<String> fork = git.mergeBase(from.get(), to.get());
        if (fork.isEmpty()) {
            return unknown("this checkout is too shallow to know what " + base.get() + " and " + head
                    + " share: git fetch --unshallow, or fetch-depth: 0 of actions/checkout");
        }
        if (fork.equals(to)) {
            return unknown(base.get() + " already has " + head + ", so what is new cannot be told");
        }
        String description = base.get() + "..." + head + " (from " + fork.get().substring(0, 12) + ")";
        return git.changes(fork.get(), to.get())
                .map(paths -> new Change(paths, Optional.empty(), description))
                .orElseGet(() -> unknown("git diff fails between " + fork.get() + " and " + head));
    }
}
