package io.github.wheelwright.maven.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A repository in a folder, asked by the real git. */
class GitRemoteTest {
    @TempDir
    private Path folder;

    private GitRemote remote;

    @BeforeEach
    void publish() throws Exception {
        git("init", "-q", "-b", "main");
        for (String tag : List.of("v0.9.0", "v0.10.0", "v0.10.1rc1", "v0.11.0.dev3", "nightly", "0.2")) {
            Files.writeString(folder.resolve("setup.py"), tag);
            git("add", "setup.py");
            git("commit", "-q", "-m", tag);
            git("tag", "-a", "-m", tag, tag);
        }
        remote = new GitRemote(folder.toString());
    }

    // A5: latest is a release, by PEP 440 and not by the alphabet
    @Test
    void theLatestIsTheHighestFinalRelease() {
        GitRemote.Revision latest = remote.resolve("latest");

        assertThat(latest.name()).isEqualTo("v0.10.0");
        assertThat(latest.commit()).isEqualTo(commit("v0.10.0"));
        assertThat(latest.version().orElseThrow()).hasToString("0.10.0");
        assertThat(remote.at(latest)).isEqualTo(folder + "#" + commit("v0.10.0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:token@git.example.org/stack.git",
                "https://token@git.example.org/stack.git",
                "ssh://git:secret@git.example.org/stack.git"
            })
    void anAddressWithASecretIsRefused(String address) {
        assertThatThrownBy(() -> new GitRemote(address))
                .hasMessage("credentials in the address of a repository are told to logs and reports");
    }

    @Test
    void theUserOfSshIsNoSecret() {
        assertThat(GitAddress.withoutSecret("ssh://git@git.example.org/stack.git"))
                .isEqualTo("ssh://git@git.example.org/stack.git");
        assertThat(GitAddress.withoutSecret("docker-image://debian@sha256:12")).endsWith("debian@sha256:12");
        assertThat(GitAddress.withoutSecret("docker-image://registry.example.org/base@sha256:12"))
                .endsWith("@sha256:12");
    }

    @Test
    void tagsBranchesAndCommitsAreResolved() {
        assertThat(remote.resolve("v0.10.1rc1").commit()).isEqualTo(commit("v0.10.1rc1"));
        assertThat(remote.resolve("main").commit()).isEqualTo(commit("main"));
        String commit = commit("v0.9.0");
        assertThat(remote.resolve(commit)).isEqualTo(new GitRemote.Revision(commit, commit));
    }

    @Test
    void theFilesOfARevisionAreFetchedWithoutItsHistory(@TempDir Path target) throws Exception {
        remote.fetch(remote.resolve("v0.10.0"), target.resolve("source"));

        assertThat(target.resolve("source/setup.py")).hasContent("v0.10.0");
        assertThat(new Git(target.resolve("source"))
                        .run("rev-list", "--count", "HEAD")
                        .strip())
                .isEqualTo("1");
    }

    @Test
    void whatIsNotThereIsAnError(@TempDir Path empty) {
        assertThatThrownBy(() -> remote.resolve("v9")).hasMessage(folder + " has neither a tag nor a branch v9");
        assertThatThrownBy(() -> new GitRemote(empty.toString()).resolve("latest"))
                .hasMessageStartingWith("git ls-remote --tags --heads " + empty + " fails:\n    fatal: ");
        assertThatThrownBy(() -> new GitRemote("--upload-pack=touch /tmp/x"))
                .hasMessageStartingWith("not the address of a repository");
    }

    private String commit(String name) {
        return new Git(folder).run("rev-parse", name + "^{commit}").strip();
    }

    private void git(String... arguments) {
        List<String> all = new ArrayList<>(List.of("-c", "user.name=T", "-c", "user.email=t@example.org"));
        all.addAll(List.of(arguments));
        new Git(folder).run(all.toArray(String[]::new));
    }
}
