package io.github.wheelwright.maven.baseimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.MemoryStore;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoredObject;
import io.github.wheelwright.maven.baseimage.BaseImage.Origin;
import io.github.wheelwright.maven.cache.CacheKey;
import io.github.wheelwright.maven.registry.DockerConfiguration;
import io.github.wheelwright.maven.registry.ImageReference;
import io.github.wheelwright.maven.registry.RegistryClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stands in for a registry; {@code BaseImagesIT} has a real one. */
class BaseImagesTest {
    private static final CacheKey KEY = CacheKey.content(List.of("base"));

    @TempDir
    private Path folder;

    private final Map<String, byte[]> manifests = new ConcurrentHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final ObjectStore store = new MemoryStore("memory");
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("PUT")) {
                manifests.put(path, exchange.getRequestBody().readAllBytes());
                exchange.sendResponseHeaders(201, -1);
                return;
            }
            byte[] manifest = manifests.get(path);
            if (manifest == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.getResponseHeaders()
                    .add("Docker-Content-Digest", Sha256.of(manifest).toString());
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(200, head ? -1 : manifest.length);
            if (!head) {
                exchange.getResponseBody().write(manifest);
            }
        }
    }

    @Test
    void anEntryThatNamesAnotherRepositoryIsReplaced() throws Exception {
        ImageReference other = push(repository("other/base"), "theirs");
        byte[] entry = new BaseImageEntry(other).written(KEY);
        ImageReference own = repository("team/base");
        store.put(
                BaseImageEntry.key(own, KEY.value()),
                ObjectBody.of(entry, "application/json", ObjectBody.REVALIDATE),
                Condition.ABSENT);

        assertThat(images(own).find(KEY)).isEmpty();
        BaseImage built =
                images(own).provide(KEY, false, to -> push(to, "ours").digest().orElseThrow());
        assertThat(built.origin()).isEqualTo(Origin.BUILT);
        assertThat(built.image()).hasToString(own + "@" + built.image().digest().orElseThrow());
        assertThat(warnings)
                .singleElement()
                .asString()
                .endsWith(" names " + other + ", which is not in " + own + "; the entry is replaced");
        assertThat(images(own).find(KEY)).contains(new BaseImage(built.image(), Origin.FOUND));
    }

    @Test
    void repositoriesOnOneStoreLeaveEachOthersEntriesAlone() throws Exception {
        ImageReference rocm = repository("team/rocm-base");
        ImageReference cpu = repository("team/cpu-base");
        BaseImages.Build build = to -> push(to, "same").digest().orElseThrow();
        for (int i = 0; i < 2; i++) {
            Origin origin = i == 0 ? Origin.BUILT : Origin.FOUND;
            assertThat(images(rocm).provide(KEY, false, build).origin()).isEqualTo(origin);
            assertThat(images(cpu).provide(KEY, false, build).origin()).isEqualTo(origin);
        }

        assertThat(warnings).isEmpty();
        assertThat(images(rocm).find(KEY).orElseThrow().image().repository()).isEqualTo("team/rocm-base");
        String host = "127.0.0.1_" + server.getAddress().getPort();
        assertThat(store.list("base-images/"))
                .extracting(StoredObject::key)
                .containsExactly(
                        "base-images/" + host + "/team/cpu-base/" + KEY + ".json",
                        "base-images/" + host + "/team/rocm-base/" + KEY + ".json");
    }

    private ImageReference push(ImageReference repository, String text) {
        byte[] manifest = ("{\"text\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8);
        String digest = Sha256.of(manifest).toString();
        manifests.put("/v2/" + repository.repository() + "/manifests/" + digest, manifest);
        return repository.at(digest);
    }

    private ImageReference repository(String path) {
        return ImageReference.parse("127.0.0.1:" + server.getAddress().getPort() + "/" + path);
    }

    private BaseImages images(ImageReference repository) throws IOException {
        RegistryClient client = new RegistryClient(DockerConfiguration.read(folder), Optional.empty());
        return new BaseImages(client, repository, Optional.of(store), "", warnings::add);
    }
}
