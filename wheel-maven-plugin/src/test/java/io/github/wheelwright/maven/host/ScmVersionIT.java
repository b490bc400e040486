package io.github.wheelwright.maven.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.engines.Engines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same checkouts, asked for their version by us and by the real setuptools-scm. */
class ScmVersionIT {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    private Path folder;

    @BeforeEach
    void initialize() throws Exception {
        Engines.require("python");
        git("init", "-q");
        Files.writeString(folder.resolve("file"), "1");
        git("add", "file");
    }

    @Test
    void aCheckoutWithoutTags() throws Exception {
        commit();
        commit();
        agrees("0.1.dev2+g");
    }

    @Test
    void everyKindOfTagHereAndBefore() throws Exception {
        List<String> tags = List.of(
                "v0.12.0",
                "0.13",
                "1.0rc1",
                "1.0.post1",
                "2.0.dev0",
                "2.0.dev7",
                "name-3.1",
                "v3.1+cpu",
                "V4",
                "5.0.0.0",
                "v6.0-rc2",
                "release7x");
        for (String tag : tags) {
            commit();
            git("tag", "-a", "-m", tag, tag);
            agrees("");
            commit();
            agrees("");
            Files.writeString(folder.resolve("file"), tag);
            agrees("");
            git("checkout", "-q", "file");
        }
    }

    private void agrees(String start) throws Exception {
        Optional<String> theirs = setuptoolsScm();
        Optional<String> ours;
        try {
            ours = Optional.of(new GitCheckout(folder).version(NOW).toString());
        } catch (WheelException e) {
            ours = Optional.empty();
        }
        assertThat(ours)
                .as(new Git(folder)
                        .ask("describe", "--dirty", "--tags", "--long")
                        .orElse("no tag"))
                .isEqualTo(theirs);
        assertThat(ours.orElse(start)).startsWith(start);
    }

    private Optional<String> setuptoolsScm() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Engines.require("python"), "-W", "ignore", "-m", "setuptools_scm", "--root", folder.toString())
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("SOURCE_DATE_EPOCH", String.valueOf(NOW.getEpochSecond()));
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return process.waitFor() == 0 ? Optional.of(text) : Optional.empty();
    }

    private void commit() throws IOException {
        git("commit", "-q", "--allow-empty", "-m", "one more");
    }

    private void git(String... arguments) {
        List<String> all = new ArrayList<>(List.of("-c", "user.name=T", "-c", "user.email=t@example.org"));
        all.addAll(List.of(arguments));
        new Git(folder).run(all.toArray(String[]::new));
    }
}
