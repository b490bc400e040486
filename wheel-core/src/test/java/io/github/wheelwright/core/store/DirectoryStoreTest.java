package io.github.wheelwright.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.wheelwright.core.bytes.ByteSource;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreTest extends StoreContract {
    @TempDir
    Path folder;

    @Override
    protected ObjectStore create() {
        return new DirectoryStore(root());
    }

    @Test
    void createsItsFolderByTheFirstWriteOnly() {
        store.list("");
        store.get("a");
        store.delete("a");
        assertThat(root()).doesNotExist();

        put("a", "x");
        assertThat(root().resolve("a")).hasContent("x");
    }

    @Test
    void refusesKeysThatOnlyAFolderCouldHave() {
        assertThatThrownBy(() -> put("simple/", "x"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("ends in \"/\"");
    }

    @Test
    void keepsNamesWithADotForItself() throws IOException {
        put("a", "x");
        Files.writeString(root().resolve(".DS_Store"), "not ours");

        assertThat(keys(store.list(""))).containsExactly("a");
        assertThat(keys(store.list("."))).isEmpty();
        assertThatThrownBy(() -> put(".wheelwright/lock", "x"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("begin with a dot");
    }

    @Test
    void doesNotFollowSymbolicLinks() throws IOException {
        put("a", "x");
        Path outside = Files.writeString(
                Files.createDirectory(folder.resolve("outside")).resolve("b"), "secret");
        Files.createSymbolicLink(root().resolve("file"), outside);
        Files.createSymbolicLink(root().resolve("below"), outside.getParent());

        assertThat(keys(store.list(""))).containsExactly("a");
        for (String key : List.of("file", "below/b")) {
            assertThatThrownBy(() -> store.get(key)).hasMessageContaining("is a symbolic link");
            assertThatThrownBy(() -> put(key, "y")).hasMessageContaining("is a symbolic link");
            assertThatThrownBy(() -> store.delete(key)).hasMessageContaining("is a symbolic link");
        }
        assertThat(outside).hasContent("secret");
    }

    @Test
    void saysThatAFolderStandsWhereTheObjectShould() {
        put("a/b", "x");

        assertThat(store.head("a")).isEmpty();
        store.delete("a");
        assertThatThrownBy(() -> put("a", "x"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("a folder is there");
        assertThat(keys(store.list(""))).containsExactly("a/b");
    }

    @Test
    void saysThatAFileStandsWhereAFolderShould() {
        put("a", "x");

        assertThat(store.head("a/b")).isEmpty();
        assertThat(store.get("a/b/c")).isEmpty();
        assertThat(store.list("a/")).isEmpty();
        assertThatThrownBy(() -> put("a/b", "x"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(root().resolve("a") + " is a file");
    }

    @Test
    void removesFoldersThatHaveBecomeEmpty() {
        put("a/b/c", "x");
        put("a/d", "x");

        store.delete("a/b/c");

        assertThat(root().resolve("a/b")).doesNotExist();
        assertThat(root().resolve("a/d")).exists();
    }

    @Test
    void removesWhatACrashedWriterLeft() throws IOException {
        Path temporary = Files.createDirectories(root().resolve(".wheelwright/temporary"));
        Path left = Files.writeString(temporary.resolve("left"), "half a wheel");
        Path live = Files.writeString(temporary.resolve("live"), "half a wheel");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(7200)));

        put("a", "x");

        assertThat(left).doesNotExist();
        assertThat(live).exists();
    }

    @Test
    void leavesNoTemporaryFileBehind() throws IOException {
        put("a", "x");
        put("a", "y", Condition.ABSENT);
        assertThatThrownBy(() -> put("a/b", "z")).isInstanceOf(StoreException.class);

        try (var files = Files.list(root().resolve(".wheelwright/temporary"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void tellsLargeObjectsApart() {
        byte[] large = new byte[5 << 20];
        new Random(1).nextBytes(large);
        String first = store.put("a", body(large), Condition.ABSENT).orElseThrow();
        large[0]++;
        String second = store.put("a", body(large), Condition.matches(first)).orElseThrow();

        assertThat(second).isNotEqualTo(first);
        assertThat(store.put("a", body(large), Condition.matches(first))).isEmpty();
        assertThat(store.list("").get(0).etag()).isEqualTo(second);
    }

    @Test
    void readsToTheEndWhatIsReplacedMeanwhile() throws IOException {
        put("a", "old");
        try (ByteSource old = store.open(store.head("a").orElseThrow())) {
            put("a", "new");
            assertThat(old.read(0, 3)).asString().isEqualTo("old");
        }
    }

    @Test
    void makesFilesThatOthersMayRead() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path other = Files.createFile(folder.resolve("other"));
        put("a", "x");

        assertThat(Files.getPosixFilePermissions(root().resolve("a"))).isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    void saysThatTheFolderMayNotBeWritten() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path closed = Files.createDirectory(folder.resolve("closed"));
        assumeTrue(closed.toFile().setWritable(false) && !Files.isWritable(closed), "root may write everywhere");

        try (ObjectStore readOnly = new DirectoryStore(closed.resolve("store"))) {
            assertThatThrownBy(() -> readOnly.put("a", body(new byte[1]), Condition.ABSENT))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(closed + " may not be written by");
        }
    }

    @Test
    void saysThatNoSpaceIsLeft() throws IOException, InterruptedException {
        Path small = Files.createDirectory(folder.resolve("small"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", small.toString()), "tmpfs needs root");
        try (ObjectStore full = new DirectoryStore(small)) {
            full.put("a", body(new byte[100]), Condition.ABSENT);

            assertThatThrownBy(() -> full.put("b", body(new byte[2 << 20]), Condition.ABSENT))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("cannot write " + small.resolve("b") + ": no space is left on " + small);
            assertThat(keys(full.list(""))).containsExactly("a");
            assertThat(full.put("c", body(new byte[1000]), Condition.ABSENT)).isPresent();
        } finally {
            run("umount", small.toString());
        }
    }

    @Test
    void losesNothingAmongProcesses() throws IOException, InterruptedException {
        put("counter", "0");
        List<Process> writers = List.of(writer("a"), writer("b"), writer("c"));
        for (Process writer : writers) {
            assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(writer.exitValue()).isZero();
        }
        assertThat(text(store.get("counter").orElseThrow()))
                .isEqualTo(String.valueOf(writers.size() * DirectoryWriter.INCREMENTS));
        long won = 0;
        for (Process writer : writers) {
            won += Long.parseLong(new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
        }
        assertThat(won).isEqualTo(DirectoryWriter.KEYS);
    }

    private Process writer(String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        String.join(
                                File.pathSeparator, location(DirectoryStore.class), location(DirectoryWriter.class)),
                        DirectoryWriter.class.getName(),
                        root().toString(),
                        name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String location(Class<?> type) {
        String file = "/" + type.getName().replace('.', '/') + ".class";
        String url = String.valueOf(type.getResource(file));
        return Path.of(URI.create(url.substring(0, url.length() - file.length())))
                .toString();
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false; // no such command here
        }
    }

    private Path root() {
        return folder.resolve("store");
    }
}
