package io.github.wheelwright.maven.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.DirectoryStore;
import io.github.wheelwright.core.store.MemoryStore;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoreException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreServerTest {
    private static final String WHEEL = "packages/torch-2.9.0+git1-py3-none-any.whl";

    private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private StoreServer server;

    @BeforeEach
    void serve() throws IOException {
        ObjectStore store = new MemoryStore("memory");
        put(store, WHEEL, "0123456789");
        put(store, "simple/torch/index.html", "<html>torch</html>");
        put(store, "simple/torch/index.json", "{}");
        put(store, WHEEL + ".provenance", "{}");
        put(store, "empty", "");
        server = StoreServer.start(store, 0, log::add);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"packages/torch-2.9.0%2Bgit1-py3-none-any.whl", "packages/torch-2.9.0+git1-py3-none-any.whl"})
    void aWheelIsServedUnderItsNameWithAnyEncodingOfPlus(String path) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("0123456789");
        assertThat(header(response, "Content-Type")).isEqualTo("application/octet-stream");
        assertThat(header(response, "Cache-Control")).isEqualTo(ObjectBody.IMMUTABLE);
        // an answer is logged when all of it is sent, which its reader may have seen before
        assertThat(log.poll(1, TimeUnit.MINUTES)).isEqualTo("200 GET /" + path);
        assertThat(log).isEmpty();
    }

    // PEP 691, "Version + Format Selection"
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "| text/html; charset=utf-8",
                "text/html | text/html; charset=utf-8",
                "*/* | text/html; charset=utf-8",
                "application/vnd.pypi.simple.v1+json | application/vnd.pypi.simple.v1+json",
                "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html; q=0.1, text/html; q=0.01 | application/vnd.pypi.simple.v1+json",
                "application/vnd.pypi.simple.v1+json;q=0.2, text/html;q=0.9 | text/html; charset=utf-8",
                "application/vnd.pypi.simple.latest+json | application/vnd.pypi.simple.v1+json",
            })
    void aReaderGetsTheFormOfPageItPrefers(String accept, String type) throws Exception {
        HttpResponse<String> response = accept == null ? get("simple/torch/") : get("simple/torch/", "Accept", accept);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Content-Type")).isEqualTo(type);
        assertThat(header(response, "Vary")).isEqualTo("Accept");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-cache");
    }

    // PEP 740: an object that may grow
    @Test
    void aProvenanceObjectIsJsonThatIsAskedForAgain() throws Exception {
        HttpResponse<String> response = get(WHEEL + ".provenance");

        assertThat(header(response, "Content-Type")).isEqualTo("application/json");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=2-4, 206, 234, bytes 2-4/10",
        "bytes=7-, 206, 789, bytes 7-9/10",
        "bytes=-3, 206, 789, bytes 7-9/10",
        "bytes=-99, 206, 0123456789, bytes 0-9/10",
        "bytes=8-99, 206, 89, bytes 8-9/10",
        "'bytes=0-1,4-5', 200, 0123456789, ",
        "lines=0-1, 200, 0123456789, ",
        "bytes=4-2, 200, 0123456789, ",
    })
    void rangesAreServed(String range, int status, String body, String contentRange) throws Exception {
        HttpResponse<String> response = get(WHEEL, "Range", range);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo(body);
        assertThat(response.headers().firstValue("Content-Range").orElse(null)).isEqualTo(contentRange);
    }

    @Test
    void aRangePastTheEndIsRefused() throws Exception {
        HttpResponse<String> response = get(WHEEL, "Range", "bytes=10-");

        assertThat(response.statusCode()).isEqualTo(416);
        assertThat(header(response, "Content-Range")).isEqualTo("bytes */10");
    }

    @Test
    void aRangeOfAnotherStateGetsTheWhole() throws Exception {
        assertThat(get(WHEEL, "Range", "bytes=2-4", "If-Range", "\"other\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatTheReaderHasIsNotSentAgain() throws Exception {
        String etag = header(get("simple/torch/"), "ETag");

        HttpResponse<String> again = get("simple/torch/", "If-None-Match", etag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void headHasTheHeadersAndNoBody() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(WHEEL))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Content-Length")).isEqualTo("10");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void aFolderWithoutItsSlashIsSentToTheFolder() throws Exception {
        HttpResponse<String> response = get("simple/torch");

        assertThat(response.statusCode()).isEqualTo(301);
        assertThat(header(response, "Location")).isEqualTo("/simple/torch/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"simple/none/", "none.whl", "..%2F..%2Fetc/passwd", "simple//torch/", "%00", "simple/torch/x"})
    void whatIsNotThereIsNotFound(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void whatAFolderKeepsForItselfIsNotFound(@TempDir Path folder) throws Exception {
        try (ObjectStore store = new DirectoryStore(folder);
                StoreServer serving = StoreServer.start(store, 0, log::add)) {
            put(store, WHEEL, "0123456789");
            Files.createSymbolicLink(folder.resolve("link.whl"), folder.resolve(WHEEL));
            Files.createSymbolicLink(folder.resolve("linked"), folder.resolve("packages"));

            assertThat(get(serving, WHEEL).statusCode()).isEqualTo(200);
            for (String path : List.of(
                    ".well-known/x",
                    ".wheelwright/lock",
                    ".wheelwright/",
                    "link.whl",
                    WHEEL.replace("packages", "linked"))) {
                HttpResponse<String> response = get(serving, path);
                assertThat(response.statusCode()).as(path).isEqualTo(404);
                assertThat(response.body()).as(path).isEqualTo("no such page\n");
            }
        }
    }

    @Test
    void aFailureIsToldToTheLogAlone() throws Exception {
        ObjectStore failing = (ObjectStore) Proxy.newProxyInstance(
                ObjectStore.class.getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, method, arguments) -> {
                    throw new StoreException("cannot read /srv/index/" + arguments[0], "");
                });
        try (StoreServer serving = StoreServer.start(failing, 0, log::add)) {
            HttpResponse<String> response = get(serving, "x");

            assertThat(response.statusCode()).isEqualTo(502);
            assertThat(response.body()).doesNotContain("/srv").contains("the output of wheel:serve says why");
            assertThat(log).contains("cannot read /srv/index/x");
        }
    }

    @Test
    void anEmptyObjectIsServed() throws Exception {
        assertThat(get("empty").statusCode()).isEqualTo(200);
    }

    @Test
    void otherMethodsAreRefused() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(WHEEL)).DELETE().build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(header(response, "Allow")).isEqualTo("GET, HEAD");
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return get(server, path, headers);
    }

    private HttpResponse<String> get(StoreServer from, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(from.address() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create(server.address() + path);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElseThrow();
    }

    private static void put(ObjectStore store, String key, String text) {
        store.put(key, ObjectBody.of(text, "a/b", "no-cache"), Condition.ABSENT);
    }
}
