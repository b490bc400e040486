package io.github.wheelwright.maven.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.wheelwright.core.release.WheelFiles;
import io.github.wheelwright.core.store.DirectoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that cannot be written: the error says why, and readers see what they saw before. */
class BadFolderTest {
    @TempDir
    private Path folder;

    private boolean mounted;

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            execute("umount", index().toString());
        }
    }

    @Test
    void fileInPlaceOfTheFolder() throws Exception {
        wheel("demo", 1);
        Files.writeString(index(), "a file");
        assertThatThrownBy(() -> run().run())
                .hasMessageContaining("publish: cannot ")
                .hasMessageContaining(index() + " is a file, so nothing can stand below it")
                .hasMessageContaining("perhaps you should publish to another folder");
        assertThat(index()).hasContent("a file");
    }

    @Test
    void readOnlyFolder() throws Exception {
        mount("size=8m");
        wheel("demo", 1);
        run().run();
        Map<String, String> before = pages();

        wheel("other", 1);
        mount("remount,ro");
        assertThatThrownBy(() -> run().run())
                .hasMessageContaining("publish: cannot ")
                .hasMessageContaining(index().toString())
                .hasMessageContaining("perhaps you should give that user access to " + index());
        assertThat(pages()).isEqualTo(before);
    }

    @Test
    void fullFolderKeepsWhatWasSentForTheNextRun() throws Exception {
        mount("size=1m");
        wheel("demo", 1);
        run().run();
        Map<String, String> before = pages();

        wheel("large", 2_000_000);
        wheel("small", 100_000);
        assertThatThrownBy(() -> run().run())
                .hasMessageContaining("no space is left on " + index())
                .hasMessageContaining("perhaps you should make room there, and run again");
        assertThat(pages()).isEqualTo(before);

        // the small one may have been sent beside the large one, or stopped by its failure
        boolean sent = Files.exists(index().resolve("packages/small-1.0-py3-none-any.whl"));

        mount("remount,size=16m");
        GoalRun again = run();
        again.run();
        assertThat(again.report().get("wheels").findValuesAsText("result"))
                .containsExactly("already there", "uploaded", sent ? "already there" : "uploaded");
        assertThat(pages()).containsKeys("simple/large/index.json", "simple/small/index.json");
    }

    private Path index() {
        return folder.resolve("index");
    }

    private GoalRun run() {
        return new GoalRun(folder).with("destination", "index");
    }

    private Map<String, String> pages() {
        try (DirectoryStore store = new DirectoryStore(index())) {
            return Pages.of(store);
        }
    }

    private void wheel(String name, int bytes) throws IOException {
        byte[] random = new byte[bytes];
        new Random(bytes).nextBytes(random);
        String text = Base64.getEncoder().encodeToString(random);
        Path dist = Files.createDirectories(folder.resolve("dist"));
        WheelFiles.write(dist, name, "1.0", "py3-none-any", text, List.of());
    }

    private void mount(String options) throws Exception {
        Files.createDirectories(index());
        boolean done = execute("mount", "-t", "tmpfs", "-o", options, "tmpfs", index().toString());
        String refused = "this user may not mount a small file system";
        if (!done && "required".equals(System.getProperty("engines")) && isRoot()) {
            fail(refused);
        }
        assumeTrue(done, refused + ": not tested here");
        mounted = true;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static boolean execute(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false; // no such program
        }
    }
}
