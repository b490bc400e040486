package io.github.wheelwright.maven.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitCheckoutTest {
    @Test
    void outsideOfACheckoutNothingIsKnown(@TempDir Path folder) {
        GitCheckout checkout = new GitCheckout(folder);

        assertThat(checkout.head()).isEmpty();
        assertThat(checkout.committerTime("HEAD")).isEmpty();
    }

    @Test
    void timeAndHashOfACommitAreKnown(@TempDir Path folder) throws Exception {
        run(folder, "init", "-q");
        run(
                folder,
                "-c",
                "user.name=T",
                "-c",
                "user.email=t@example.org",
                "commit",
                "-q",
                "--allow-empty",
                "-m",
                "one");
        GitCheckout checkout = new GitCheckout(folder);

        assertThat(checkout.head()).hasValueSatisfying(hash -> assertThat(hash).matches("[0-9a-f]{40}"));
        assertThat(checkout.committerTime(checkout.head().orElseThrow())).contains(1_795_000_000L);
        assertThat(checkout.committerTime("0123456789")).isEmpty();
        assertThat(checkout.committerTime("--help")).isEmpty();
    }

    private static void run(Path folder, String... arguments) throws Exception {
        ProcessBuilder git = new ProcessBuilder("git");
        git.command().addAll(java.util.List.of(arguments));
        git.environment().put("GIT_COMMITTER_DATE", "@1795000000 +0000");
        assertThat(git.directory(folder.toFile()).inheritIO().start().waitFor()).isZero();
    }
}
