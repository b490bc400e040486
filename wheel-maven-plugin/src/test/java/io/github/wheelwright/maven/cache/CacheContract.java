package io.github.wheelwright.maven.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.release.WheelFiles;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoreException;
import io.github.wheelwright.maven.cache.CacheState.Hit;
import io.github.wheelwright.maven.cache.CacheState.Legacy;
import io.github.wheelwright.maven.cache.CacheState.Miss;
import io.github.wheelwright.maven.ci.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cache does in any store. */
abstract class CacheContract {
    private static final CacheKey KEY = CacheKey.content(List.of("a", "b"));
    private static final CacheKey OLD = LegacyKey.of(new byte[0], Map.of("A", "1"));

    @TempDir
    private Path folder;

    private ObjectStore store;
    private Path built;
    private Path out;

    abstract ObjectStore newStore() throws Exception;

    @BeforeEach
    void build() throws Exception {
        store = newStore();
        built = Files.createDirectories(folder.resolve("built"));
        out = Files.createDirectories(folder.resolve("out"));
        WheelFiles.write(built, "runtime", "1.0", "py3-none-linux_x86_64", "first", List.of());
        WheelFiles.write(built, "kernels", "1.0", "py3-none-linux_x86_64", "second", List.of());
        Files.writeString(built.resolve("stack" + CachedFile.IMAGE_END), "an image");
    }

    @Test
    void givesBackWhatWasPutIn() throws Exception {
        assertThat(reason()).isEqualTo("nothing is cached under this key");
        CacheUpload.Result result = upload(store, false);

        assertThat(result.written()).isTrue();
        Hit hit = (Hit) cache().find(KEY);
        assertThat(hit.manifest().text()).containsExactly("a", "b");
        assertThat(hit.manifest().image()).contains("sha256:image");
        assertThat(download()).isEqualTo(contents(built));
    }

    @Test
    void leavesNoStaleWheelInTheFolder() throws Exception {
        upload(store, false);
        Files.writeString(out.resolve("runtime-0.9-py3-none-any.whl"), "of an older build");
        Files.writeString(out.resolve("notes.txt"), "of the user");

        assertThat(download().keySet()).contains("notes.txt").doesNotContain("runtime-0.9-py3-none-any.whl");
    }

    @Test
    void replacesDamagedFilesOfTheFolder() throws Exception {
        upload(store, false);
        download();
        Path wheel = out.resolve("runtime-1.0-py3-none-linux_x86_64.whl");
        Files.write(wheel, new byte[(int) Files.size(wheel)]);

        assertThat(download()).isEqualTo(contents(built));
    }

    // A2: a half-uploaded set is a miss, and the next upload heals
    @Test
    void isAMissAfterACrashAtAnyWriteAndTheNextUploadHeals() throws Exception {
        int writes = 4;
        for (int i = 0; i < 2 * writes; i++) {
            int crash = 1 + i / 2;
            boolean landed = i % 2 == 1;
            store = newStore();
            assertThatThrownBy(() -> upload(crashing(crash, landed), false)).isInstanceOf(StoreException.class);
            boolean complete = crash == writes && landed;
            assertThat(cache().find(KEY)).isInstanceOf(complete ? Hit.class : Miss.class);

            assertThat(upload(store, false).written()).isEqualTo(!complete);
            assertThat(download()).isEqualTo(contents(built));
        }
    }

    private ObjectStore crashing(int at, boolean landed) {
        AtomicInteger puts = new AtomicInteger();
        return new ChangedStore(store) {
            @Override
            public Optional<String> put(String key, ObjectBody body, Condition condition) {
                if (puts.incrementAndGet() < at) {
                    return inner.put(key, body, condition);
                }
                if (landed && puts.get() == at) {
                    inner.put(key, body, condition);
                }
                throw new StoreException("killed", "");
            }
        };
    }

    @Test
    void keepsAValidBuildUnlessItIsForced() throws Exception {
        String first = upload(store, false).hit().manifest().set();
        CacheUpload.Result second = upload(store, false);
        CacheUpload.Result third = upload(store, true);

        assertThat(second.written()).isFalse();
        assertThat(second.hit().manifest().set()).isEqualTo(first);
        assertThat(third.written()).isTrue();
        assertThat(third.hit().manifest().set()).isNotEqualTo(first);
    }

    @Test
    void usesTheWinnerOfARaceAndDropsItsOwnSet() throws Exception {
        ObjectStore slower = new ChangedStore(store) {
            @Override
            public Optional<String> put(String key, ObjectBody body, Condition condition) {
                if (key.endsWith("manifest.json")) {
                    run(() -> upload(inner, false));
                }
                return inner.put(key, body, condition);
            }
        };
        CacheUpload.Result result = upload(slower, false);

        assertThat(result.written()).isFalse();
        assertThat(store.list("").stream().map(object -> object.key().replaceAll("/[^/]*$", "/")))
                .containsOnly(
                        KEY.value() + "/",
                        WheelCache.setKey(KEY.value(), result.hit().manifest().set(), Scope.SHARED));
    }

    // DESIGN: 412 may be our own success after a retry
    @Test
    void knowsItsOwnManifestWhereTheAnswerWasLost() throws Exception {
        ObjectStore forgetful = new ChangedStore(store) {
            @Override
            public Optional<String> put(String key, ObjectBody body, Condition condition) {
                inner.put(key, body, condition);
                return Optional.empty();
            }
        };
        assertThat(upload(forgetful, false).written()).isTrue();
        assertThat(download()).isEqualTo(contents(built));
    }

    @Test
    void refusesFilesThatAreGoneOrOfAnotherSize() throws Exception {
        String wheel = key("runtime-1.0-py3-none-linux_x86_64.whl");
        write(wheel, "short");
        assertThat(reason()).startsWith("runtime-1.0-py3-none-linux_x86_64.whl has 5 bytes, and the manifest says ");

        store.delete(wheel);
        assertThat(reason())
                .isEqualTo("runtime-1.0-py3-none-linux_x86_64.whl is gone from the set that the manifest names");
        assertThat(upload(store, false).written()).isTrue();
        assertThat(download()).isEqualTo(contents(built));
    }

    @Test
    void refusesPoisonedFilesAndLeavesTheFolderAsItWas() throws Exception {
        Files.writeString(out.resolve("old.whl"), "old");
        String wheel = key("stack" + CachedFile.IMAGE_END);
        write(wheel, "an imagE");

        CacheState found = cache().find(KEY);
        if (found instanceof Miss miss) { // a store that knows digests sees it at once
            assertThat(miss.reason()).contains("and the manifest says sha256:");
        } else {
            assertThatThrownBy(this::download)
                    .isInstanceOf(WheelException.class)
                    .hasMessageContaining("damaged or tampered with")
                    .hasMessageContaining(wheel.substring(wheel.lastIndexOf('/')));
        }
        assertThat(contents(out).keySet()).containsExactly("old.whl");
    }

    @Test
    void refusesForeignManifestsAndReplacesThem() throws Exception {
        String manifest = WheelCache.manifestKey(KEY.value(), Scope.SHARED);
        for (Map.Entry<String, String> bad : Map.of(
                        "<html>",
                        "the manifest is not JSON",
                        "{\"files\":[]}",
                        "the manifest is not one of Wheelwright's",
                        "{\"schema\":\"wheelwright-cache-9\"}",
                        "the manifest is of schema wheelwright-cache-9, and this is wheelwright-cache-1",
                        "{\"schema\":\"wheelwright-cache-1\",\"key\":\"x\"}",
                        "the manifest is of another key: x",
                        "{\"schema\":\"wheelwright-cache-1\",\"key\":\"" + KEY + "\",\"set\":\"" + "0".repeat(32)
                                + "\",\"files\":[{\"name\":\"../x.whl\"}]}",
                        "the manifest names a file that cannot be: ../x.whl")
                .entrySet()) {
            write(manifest, bad.getKey());
            assertThat(reason()).isEqualTo(bad.getValue());
            assertThat(upload(store, false).written()).isTrue();
            assertThat(cache().find(KEY)).isInstanceOf(Hit.class);
        }
    }

    // A2: scheme legacy reads {prefix}/{key}/*.whl, says so, and can adopt it
    @Test
    void readsAndAdoptsOldCachesOfSchemeLegacyOnly() throws Exception {
        try (Stream<Path> files = Files.list(built)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".whl")).toList()) {
                store.put(
                        OLD.value() + "/" + file.getFileName(),
                        ObjectBody.of(Files.readAllBytes(file), "application/octet-stream", ObjectBody.REVALIDATE),
                        Condition.ALWAYS);
            }
        }
        Legacy found = (Legacy) cache().find(OLD);
        assertThat(found.description()).contains("2 wheels without a manifest");
        assertThat(new CacheDownload(cache(), Progress.NONE).run(found, out)).hasSize(2);

        assertThat(new CacheUpload(cache(), Progress.NONE).adopt(OLD, found).written())
                .isTrue();
        assertThat(((Hit) cache().find(OLD)).manifest().files()).hasSize(2);

        write(KEY.value() + "/x.whl", "wheel");
        assertThat(cache().find(KEY)).isInstanceOf(Miss.class);
    }

    @Test
    void refusesDamagedWheelsOfOldCaches() {
        write(OLD.value() + "/runtime-1.0-py3-none-any.whl", "half of a wheel");

        assertThatThrownBy(() -> new CacheDownload(cache(), Progress.NONE).run(cache().find(OLD), out))
                .isInstanceOf(WheelException.class);
        assertThat(out).isEmptyDirectory();
    }

    @Test
    void doesNotTakeAFailureForAMiss() {
        ObjectStore closed = new ChangedStore(store) {
            @Override
            public Optional<Content> get(String key) {
                throw new StoreException("access denied", "");
            }
        };
        assertThatThrownBy(() -> new WheelCache(closed, Scope.SHARED).find(KEY)).hasMessage("access denied");
    }

    /** Key of a file of a build that is uploaded first. */
    private String key(String name) throws IOException {
        Manifest manifest = upload(store, false).hit().manifest();
        return WheelCache.setKey(KEY.value(), manifest.set(), Scope.SHARED) + name;
    }

    private void write(String key, String text) {
        store.put(key, ObjectBody.of(text, "text/plain", ObjectBody.REVALIDATE), Condition.ALWAYS);
    }

    private WheelCache cache() {
        return new WheelCache(store, Scope.SHARED);
    }

    private String reason() {
        return ((Miss) cache().find(KEY)).reason();
    }

    private CacheUpload.Result upload(ObjectStore to, boolean force) throws IOException {
        try (Stream<Path> files = Files.list(built)) {
            return new CacheUpload(new WheelCache(to, Scope.SHARED), Progress.NONE)
                    .run(KEY, files.toList(), Optional.of("sha256:image"), force);
        }
    }

    private Map<String, String> download() throws IOException {
        new CacheDownload(cache(), Progress.NONE).run(cache().find(KEY), out);
        return contents(out);
    }

    private static Map<String, String> contents(Path where) throws IOException {
        try (Stream<Path> files = Files.list(where)) {
            return files.collect(Collectors.toMap(file -> file.getFileName().toString(), CacheContract::latin));
        }
    }

    private static String latin(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Action {
        void run() throws IOException;
    }

    private static void run(Action action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
