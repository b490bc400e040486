package io.github.wheelwright.maven.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.release.WheelFiles;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.MemoryStore;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.maven.cache.CacheKey;
import io.github.wheelwright.maven.cache.CacheUpload;
import io.github.wheelwright.maven.cache.ContentKey;
import io.github.wheelwright.maven.cache.WheelCache;
import io.github.wheelwright.maven.ci.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseWheelsTest {
    private static final CacheKey KEY = CacheKey.content(List.of("base wheels"));
    private static final String STAGE = "base-wheels";

    @TempDir
    private Path folder;

    private final ObjectStore store = new MemoryStore("memory");
    private final WheelCache cache = new WheelCache(store, Scope.SHARED);
    private Path made;
    private Path alone;
    private BuildSpec spec;

    @BeforeEach
    void build() throws IOException {
        alone = folder.resolve("alone");
        made = Files.createDirectories(folder.resolve("made"));
        WheelFiles.write(made, "torch", "2.9.0+git1c57644");
        WheelFiles.write(made, "demo.tools", "0.4.1");
        Files.writeString(made.resolve("notes.txt"), "of no concern to the build");
        Path dockerfile = Files.writeString(folder.resolve("Dockerfile"), """
                FROM scratch AS base-wheels
                FROM scratch
                COPY --from=base-wheels / /
                """);
        spec = new BuildSpec(
                dockerfile,
                folder.toString(),
                Optional.empty(),
                "linux/amd64",
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of());
    }

    @Test
    void wheelsInACacheGiveTheirPinsAndTheKeyWithoutBeingFetched() throws IOException {
        BaseWheels here = BaseWheels.in(made, alone);
        Map<?, ?> pins = here.pins().versions();
        List<String> key = key(here);
        cached(KEY);

        BaseWheels cached = BaseWheels.cached(cache, KEY, folder.resolve("other"), Progress.NONE);

        assertThat(cached.pins().versions()).isEqualTo(pins).hasSize(2);
        assertThat(key(cached)).isEqualTo(key).anyMatch(line -> line.startsWith("context base-wheels file 644 "));
        assertThat(folder.resolve("other")).doesNotExist();

        cached.fetch();
        assertThat(new WheelFolder(folder.resolve("other")).wheels()).hasSize(2);
        assertThat(key(here(folder.resolve("other")))).isEqualTo(key);
    }

    // each cell that has to be built asks for them
    @Test
    void cachedWheelsAreFetchedOnce() throws IOException {
        cached(KEY);
        BaseWheels cached = BaseWheels.cached(cache, KEY, folder.resolve("other"), Progress.NONE);
        cached.fetch();
        List<Path> wheels = new WheelFolder(folder.resolve("other")).wheels();
        Files.delete(wheels.get(0));

        cached.fetch();

        assertThat(new WheelFolder(folder.resolve("other")).wheels()).isEqualTo(wheels.subList(1, 2));
    }

    // A2: a cache in the old form has no digests
    @Test
    void wheelsInAnOldCacheAreFetchedAtOnce() throws IOException {
        CacheKey key = CacheKey.parse("0123456789abcdef-9d5244c5");
        for (Path wheel : new WheelFolder(made).wheels()) {
            store.put(
                    key + "/" + wheel.getFileName(),
                    ObjectBody.of(Files.readAllBytes(wheel), "application/zip", "no-cache"),
                    Condition.ABSENT);
        }

        BaseWheels old = BaseWheels.cached(cache, key, alone, Progress.NONE);

        assertThat(new WheelFolder(alone).wheels()).hasSize(2);
        assertThat(old.pins().versions()).hasSize(2);
    }

    @Test
    void wheelsThatAreNotCachedAreAnError() {
        assertThatThrownBy(() -> BaseWheels.cached(cache, KEY, alone, Progress.NONE))
                .hasMessageContaining("no base wheels in ")
                .hasMessageContaining("nothing is cached under this key");
    }

    @Test
    void onlyKeysAreKeys() {
        assertThat(CacheKey.parse(KEY.value()).scheme()).isEqualTo(CacheKey.Scheme.CONTENT);
        for (String value : List.of("", "latest", KEY + "/../other", "0123456789abcdef-9d5244c")) {
            assertThatThrownBy(() -> CacheKey.parse(value)).hasMessageStartingWith("not a key");
        }
    }

    @Test
    void aContextThatIsConfiguredStays() throws IOException {
        cached(KEY);
        BuildSpec own = spec.withContext(STAGE, made.toString());

        BuildSpec built = BaseWheels.cached(cache, KEY, alone, Progress.NONE).into(own, STAGE);

        assertThat(built).isEqualTo(own);
    }

    @Test
    void noneLeaveTheBuildAsItIs() {
        assertThat(BaseWheels.NONE.into(spec, STAGE)).isEqualTo(spec);
        assertThat(BaseWheels.NONE.pins().versions()).isEmpty();
    }

    private void cached(CacheKey key) throws IOException {
        new CacheUpload(cache, Progress.NONE).run(key, new WheelFolder(made).wheels(), Optional.empty(), false);
    }

    private static BaseWheels here(Path folder) throws IOException {
        return BaseWheels.in(folder, folder);
    }

    private List<String> key(BaseWheels wheels) throws IOException {
        return new ContentKey(wheels.into(spec, STAGE).keyInput(), image -> image)
                .compute()
                .key()
                .text();
    }
}
