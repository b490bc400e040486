package io.github.wheelwright.maven.baseimage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.MemoryStore;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.maven.baseimage.BaseImage.Origin;
import io.github.wheelwright.maven.cache.CacheKey;
import io.github.wheelwright.maven.registry.DockerConfiguration;
import io.github.wheelwright.maven.registry.ImageReference;
import io.github.wheelwright.maven.registry.RegistryClient;
import io.github.wheelwright.maven.registry.RegistryException;
import io.github.wheelwright.maven.registry.RegistryServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** C3, on a real registry that wants a login. */
class BaseImagesIT {
    private static final CacheKey KEY = CacheKey.content(List.of("base"));

    @TempDir
    private Path folder;

    private final ObjectStore store = new MemoryStore("memory");
    private final List<String> warnings = new ArrayList<>();
    private RegistryServer server;
    private RegistryClient registry;
    private ImageReference repository;
    private String place;

    @BeforeEach
    void start() throws Exception {
        server = RegistryServer.start(folder);
        Path login = Files.createDirectory(folder.resolve("login"));
        Files.writeString(login.resolve("config.json"), server.configuration());
        registry = new RegistryClient(DockerConfiguration.read(login), Optional.empty());
        repository = ImageReference.parse(server.address() + "/team/base");
        place = BaseImageEntry.key(repository, KEY.value());
    }

    @AfterEach
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void buildsWhatIsNotThereAndThenFindsIt() throws Exception {
        BaseImage built = images().provide(KEY, false, builds("first"));
        assertThat(built.origin()).isEqualTo(Origin.BUILT);
        assertThat(tagged()).isEqualTo(built.image().digest());
        assertThat(entry()).contains(built.image().toString()).contains("\"base\"");

        BaseImage found = images().provide(KEY, false, neverBuilds());
        assertThat(found).isEqualTo(new BaseImage(built.image(), Origin.FOUND));
        assertThat(images().find(KEY)).contains(found);
        assertThat(warnings).isEmpty();
    }

    @Test
    void handsOnTheWinnersDigestWhereAnotherBuildWasFaster() throws Exception {
        List<BaseImage> faster = new ArrayList<>();
        BaseImage ours = images().provide(KEY, false, to -> {
            faster.add(images().provide(KEY, false, builds("faster")));
            return push("slower");
        });
        assertThat(ours).isEqualTo(new BaseImage(faster.get(0).image(), Origin.OTHERS));
        assertThat(tagged()).isEqualTo(ours.image().digest());
    }

    @Test
    void healsAnEntryWhoseImageTheRegistryHasNoLonger() throws Exception {
        ImageReference gone = repository.at("sha256:" + "0".repeat(64));
        put(new BaseImageEntry(gone).written(KEY));
        assertThat(images().find(KEY)).isEmpty();

        BaseImage built = images().provide(KEY, false, builds("again"));
        assertThat(built.origin()).isEqualTo(Origin.BUILT);
        assertThat(warnings)
                .singleElement()
                .asString()
                .endsWith(place + " names " + gone + ", which the registry has no longer; the entry is replaced");
        assertThat(images().provide(KEY, false, neverBuilds()).image()).isEqualTo(built.image());
    }

    @Test
    void healsAnEntryThatIsNone() throws Exception {
        for (String text : List.of(
                "not JSON",
                "{}",
                "{\"schema\": 1, \"tag\": \"" + KEY + "\", \"image\": \"" + repository + ":tag\"}",
                "{\"schema\": 1, \"tag\": \"other\", \"image\": \"" + repository.at("sha256:" + "0".repeat(64))
                        + "\"}")) {
            put(text.getBytes(StandardCharsets.UTF_8));
            warnings.clear();
            assertThat(images().provide(KEY, true, builds(text.length() + "")).origin())
                    .isEqualTo(Origin.BUILT);
            assertThat(warnings).singleElement().asString().endsWith("is no entry for this tag; it is replaced");
        }
    }

    @Test
    void takesOnlyOneOfTwoThatHealAtOnce() throws Exception {
        put("broken".getBytes(StandardCharsets.UTF_8));
        List<BaseImage> faster = new ArrayList<>();
        BaseImage ours = images().provide(KEY, false, to -> {
            faster.add(images().provide(KEY, false, builds("faster")));
            return push("slower");
        });
        assertThat(ours).isEqualTo(new BaseImage(faster.get(0).image(), Origin.OTHERS));
    }

    @Test
    void putsDownTheImageThatTheTagNamesAlready() throws Exception {
        String digest = server.push("team/base", KEY.value(), "before there was a store");
        assertThat(images().provide(KEY, false, neverBuilds()))
                .isEqualTo(new BaseImage(repository.at(digest), Origin.FOUND));
        assertThat(entry()).contains(digest);
    }

    @Test
    void letsTheTagFollowTheStore() throws Exception {
        BaseImage built = images().provide(KEY, false, builds("decided"));
        server.push("team/base", KEY.value(), "pushed over it");
        assertThat(images().provide(KEY, false, neverBuilds()).image()).isEqualTo(built.image());
        assertThat(tagged()).isEqualTo(built.image().digest());
    }

    @Test
    void replacesWhatIsThereWhereARebuildIsForced() throws Exception {
        BaseImage first = images().provide(KEY, false, builds("first"));
        BaseImage second = images().provide(KEY, true, builds("second"));
        assertThat(second.origin()).isEqualTo(Origin.BUILT);
        assertThat(second.image()).isNotEqualTo(first.image());
        assertThat(images().find(KEY).orElseThrow().image()).isEqualTo(second.image());
        assertThat(tagged()).isEqualTo(second.image().digest());
    }

    @Test
    void goesByTheTagWhereThereIsNoStore() throws Exception {
        BaseImages images = images(Optional.empty());
        BaseImage first = images.provide(KEY, false, builds("first"));
        assertThat(images.provide(KEY, false, neverBuilds()).image()).isEqualTo(first.image());
        BaseImage second = images.provide(KEY, true, builds("second"));
        assertThat(second.image()).isNotEqualTo(first.image());
        assertThat(tagged()).isEqualTo(second.image().digest());

        BaseImage third = images.provide(KEY, true, to -> {
            server(() -> server.push("team/base", KEY.value(), "meanwhile"));
            return push("third");
        });
        assertThat(third.origin()).isEqualTo(Origin.OTHERS);
        assertThat(tagged()).isEqualTo(third.image().digest());
    }

    @Test
    void saysWhoMayNotPush() throws Exception {
        BaseImage built = images().provide(KEY, false, builds("decided"));
        RegistryClient stranger =
                new RegistryClient(DockerConfiguration.read(folder.resolve("nobody")), Optional.empty());
        assertThatThrownBy(() -> stranger.tag(built.image(), "x"))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("(HTTP 401)");
    }

    private BaseImages images() {
        return images(Optional.of(store));
    }

    private BaseImages images(Optional<ObjectStore> decides) {
        return new BaseImages(registry, repository, decides, "", warnings::add);
    }

    private BaseImages.Build builds(String text) {
        return to -> push(text);
    }

    private static BaseImages.Build neverBuilds() {
        return to -> {
            throw new AssertionError("built");
        };
    }

    /** As buildx does by its digest: under no tag that anybody looks at. */
    private String push(String text) throws IOException {
        return server(() -> server.push("team/base", "unused", text));
    }

    private interface Call {
        String run() throws Exception;
    }

    private static String server(Call call) throws IOException {
        try {
            return call.run();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private void put(byte[] bytes) {
        store.put(place, ObjectBody.of(bytes, "application/json", ObjectBody.REVALIDATE), Condition.ALWAYS);
    }

    private String entry() {
        return new String(store.get(place).orElseThrow().bytes(), StandardCharsets.UTF_8);
    }

    private Optional<String> tagged() {
        return registry.digest(repository.tagged(KEY.value()));
    }
}
