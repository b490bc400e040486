package io.github.wheelwright.maven.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.release.WheelFiles;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.store.MemoryStore;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoredObject;
import io.github.wheelwright.maven.build.CachedBuild.Made;
import io.github.wheelwright.maven.build.KeptImage.Kind;
import io.github.wheelwright.maven.cache.CacheKey;
import io.github.wheelwright.maven.cache.WheelCache;
import io.github.wheelwright.maven.ci.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cache of images and wheels, with a builder that only counts. */
class CachedBuildTest {
    private static final CacheKey KEY = CacheKey.content(List.of("a build"));
    private static final String IMAGE = "demo-base-image.tar.gz";

    @TempDir
    private Path folder;

    private final ObjectStore store = new MemoryStore("memory");
    private final WheelCache cache = new WheelCache(store, Scope.SHARED);
    private final List<String> lines = new ArrayList<>();
    private Path made;
    private int builds;

    @BeforeEach
    void build() throws IOException {
        made = Files.createDirectories(folder.resolve("made"));
        WheelFiles.write(made, "demo", "1.0");
        Files.writeString(made.resolve(IMAGE), "an image");
    }

    @Test
    void aBuildIsMadeOnceAndThenFetched() throws Exception {
        assertThat(run(Kind.NONE, false, "demo-1.0-py3-none-any.whl")).containsExactly("demo-1.0-py3-none-any.whl");
        assertThat(run(Kind.NONE, false, "demo-1.0-py3-none-any.whl")).containsExactly("demo-1.0-py3-none-any.whl");

        assertThat(builds).isEqualTo(1);
        assertThat(look(Kind.NONE).description()).startsWith("cache hit: 1 file in set ");
    }

    // A2: the manifest may also hold the saved base image
    @Test
    void aSavedImageIsFetchedOnlyWhereItIsWanted() throws Exception {
        String[] both = {"demo-1.0-py3-none-any.whl", IMAGE};
        assertThat(run(Kind.SAVED, true, both)).contains(both);
        assertThat(run(Kind.SAVED, false, both)).containsExactly("demo-1.0-py3-none-any.whl");
        assertThat(run(Kind.SAVED, true, both)).contains(both);
        assertThat(builds).isEqualTo(1);
    }

    @Test
    void aCachedBuildWithoutTheWantedImageIsReplaced() throws Exception {
        run(Kind.NONE, false, "demo-1.0-py3-none-any.whl");
        assertThat(look(Kind.SAVED).description())
                .isEqualTo("cache miss: the cached build has no base image, and one is wanted");

        run(Kind.SAVED, false, "demo-1.0-py3-none-any.whl", IMAGE);

        assertThat(builds).isEqualTo(2);
        assertThat(look(Kind.SAVED).isHit()).isTrue();
        assertThat(look(Kind.NONE).isHit()).isTrue();
    }

    @Test
    void theDigestOfAPushedImageIsKept() throws Exception {
        Path output = folder.resolve("output");
        CachedBuild.Maker maker = () ->
                new Made(List.of(made.resolve("demo-1.0-py3-none-any.whl")), Optional.of("sha256:12"), Scope.SHARED);
        look(Kind.PUSHED).run(output, false, maker, Progress.NONE, lines::add);

        Made again = look(Kind.PUSHED).run(output, false, maker, Progress.NONE, lines::add);
        assertThat(again.image()).contains("sha256:12");
        assertThat(look(Kind.PUSHED).isHit()).isTrue();
    }

    // C10
    @Test
    void aPreviewTakesTheSharedBuildAndWritesItsOwn() throws Exception {
        WheelCache preview = new WheelCache(store, Scope.PREVIEW);
        run(Kind.NONE, false, "demo-1.0-py3-none-any.whl");
        List<String> shared = keys("");
        CachedBuild.Maker maker = () -> made("demo-1.0-py3-none-any.whl", IMAGE);
        CachedBuild wanting = CachedBuild.look(Optional.of(preview), KEY, Optional.empty(), Kind.SAVED);
        wanting.run(folder.resolve("other"), true, maker, Progress.NONE, lines::add);

        assertThat(keys("")).containsAll(shared).hasSize(shared.size() + 3);
        assertThat(keys("preview/" + KEY.value() + "/")).hasSize(3);
        assertThat(CachedBuild.look(Optional.of(preview), KEY, Optional.empty(), Kind.SAVED)
                        .isHit())
                .isTrue();
        assertThat(look(Kind.SAVED).isHit()).isFalse();
        assertThat(look(Kind.NONE).isHit()).isTrue();
    }

    private List<String> keys(String prefix) {
        return store.list(prefix).stream().map(StoredObject::key).toList();
    }

    @Test
    void withoutACacheItIsBuiltEachTime() throws Exception {
        for (int i = 0; i < 2; i++) {
            CachedBuild build = CachedBuild.look(Optional.empty(), KEY, Optional.empty(), Kind.NONE);
            assertThat(build.description()).isEqualTo("no cache: <destination> is not set");
            build.run(
                    folder.resolve("output"),
                    false,
                    () -> made("demo-1.0-py3-none-any.whl"),
                    Progress.NONE,
                    lines::add);
        }
        assertThat(builds).isEqualTo(2);
    }

    private CachedBuild look(Kind image) {
        return CachedBuild.look(Optional.of(cache), KEY, Optional.empty(), image);
    }

    private List<String> run(Kind image, boolean wanted, String... names) throws IOException {
        Path output = folder.resolve("output");
        look(image).run(output, wanted, () -> made(names), Progress.NONE, lines::add);
        try (Stream<Path> files = Files.list(output)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private Made made(String... names) {
        builds++;
        return new Made(Stream.of(names).map(made::resolve).toList());
    }
}
