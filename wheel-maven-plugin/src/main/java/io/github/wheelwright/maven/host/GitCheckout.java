package io.github.wheelwright.maven.host;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.version.Version;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What git knows of a checkout. Everything is empty where there is no git, no checkout, or no such commit. */
public final class GitCheckout {
    private final Path folder;

    /** The checkout that {@code folder} is in. */
    public GitCheckout(Path folder) {
        this.folder = folder;
    }

    /** The full hash of the commit that is checked out. */
    public Optional<String> head() {
        return git("rev-parse", "--verify", "--quiet", "HEAD");
    }

    /** When {@code commit} was made, in seconds since 1970: a number that grows along a branch. */
    public Optional<Long> committerTime(String commit) {
        return git("show", "--no-patch", "--format=%ct", "--end-of-options", commit + "^{commit}")
                .map(Long::valueOf);
    }

    /** The version that setuptools-scm would find; a checkout with changes counts as changed at {@code now}. */
    public Version version(Instant now) {
        Git git = new Git(folder);
        Optional<String> described =
                git.ask("describe", "--dirty", "--tags", "--long", "--abbrev=40", "--match", "*[0-9]*");
        if (described.isPresent()) {
            return ScmVersion.ofDescribed(described.get(), now);
        }
        String head = head().orElseThrow(() -> new WheelException(
                folder + " is no checkout of git with a commit, so it has no version",
                "set the version: -Dwheel.buildVersion=0.12.0"));
        int commits = Integer.parseInt(git.run("rev-list", "--count", "HEAD").strip());
        boolean dirty =
                !git.run("status", "--porcelain", "--untracked-files=no").isBlank();
        return ScmVersion.of("0.0", commits, head, dirty, now);
    }

    /** The first parent of the commit that is checked out. */
    public Optional<String> parent() {
        return git("rev-parse", "--verify", "--quiet", "HEAD^");
    }

    /** The branch that is checked out, if one is. */
    public Optional<String> branch() {
        return git("symbolic-ref", "--quiet", "--short", "HEAD");
    }

    /** Address of the remote {@code origin}. */
    public Optional<String> origin() {
        return git("config", "--get", "remote.origin.url");
    }

    /** The full hash of what {@code name} names. */
    public Optional<String> commit(String name) {
        return git("rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}");
    }

    /** The commit that both come from; empty where they share none, or the checkout is too shallow to know it. */
    public Optional<String> mergeBase(String one, String other) {
        return git("merge-base", "--end-of-options", one, other)
                .map(text -> text.lines().findFirst().orElse(""));
    }

    /** The top folder of the checkout. */
    public Optional<Path> root() {
        return git("rev-parse", "--show-toplevel").map(Path::of);
    }

    /** Paths from the {@link #root} whose files differ between two commits: of a file that was renamed, both. */
    public Optional<List<String>> changes(String from, String to) {
        return Command.run(
                        folder,
                        List.of("git", "diff", "--name-only", "--no-renames", "--no-ext-diff", "-z", from, to, "--"))
                .filter(outcome -> outcome.exit() == 0)
                .map(outcome -> Arrays.stream(outcome.out().split("\0"))
                        .filter(path -> !path.isEmpty())
                        .toList());
    }

    private Optional<String> git(String... arguments) {
        return new Git(folder).ask(arguments);
    }
}
