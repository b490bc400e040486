package io.github.wheelwright.maven.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpByteSourceTest {
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    private final List<String> ranges = new CopyOnWriteArrayList<>();
    private volatile byte[] bytes = new byte[300_000];
    private volatile String etag = "\"one\"";
    private volatile boolean cut;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        new Random(1).nextBytes(bytes);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/torch.whl", this::ranged);
        server.createContext("/moved.whl", exchange -> {
            exchange.getResponseHeaders().set("Location", "/torch.whl");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/whole.whl", exchange -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"torch.whl", "moved.whl"})
    void readsRanges(String name) throws IOException {
        try (ByteSource source = open(name)) {
            assertThat(source.length()).isEqualTo(bytes.length);
            assertThat(source.read(bytes.length - 22, 22))
                    .isEqualTo(Arrays.copyOfRange(bytes, bytes.length - 22, bytes.length));
            assertThat(Sha256.of(source)).isEqualTo(Sha256.of(bytes));
            assertThat(source.read(7, 0)).isEmpty();
            assertThat(ranges).containsExactly("bytes=0-0", "bytes=299978-299999", "bytes=0-299999");
            assertThatThrownBy(() -> source.read(bytes.length, 1)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void sendsOneRequestForAStreamHoweverItIsRead() throws IOException {
        try (ByteSource source = open("torch.whl");
                InputStream in = source.stream(10, 200_000)) {
            in.skipNBytes(5);
            assertThat(in.read()).isEqualTo(bytes[15] & 0xff);
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 16, 200_010));
            assertThat(ranges).hasSize(2);
        }
    }

    @Test
    void readsAnEmptyResource() throws IOException {
        bytes = new byte[0];
        try (ByteSource source = open("torch.whl")) {
            assertThat(source.length()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"one\"", "W/\"one\"", ""})
    void neverMixesTwoStates(String first) throws IOException {
        etag = first;
        try (ByteSource source = open("torch.whl")) {
            etag = first.replace("one", "two");
            bytes = new byte[first.isEmpty() ? 299_999 : 300_000];

            assertThatThrownBy(() -> source.read(0, 10))
                    .isInstanceOf(HttpSourceException.class)
                    .hasMessageContaining("torch.whl has changed since it was opened");
        }
    }

    @Test
    void noticesThatTheResourceHasBecomeShorterThanTheRange() throws IOException {
        etag = "";
        try (ByteSource source = open("torch.whl")) {
            bytes = new byte[10];
            assertThatThrownBy(() -> source.read(100, 10)).hasMessageContaining("has changed");
        }
    }

    @Test
    void saysThatTheServerCannotDoRanges() {
        assertThatThrownBy(() -> open("whole.whl"))
                .isInstanceOf(HttpSourceException.class)
                .hasMessageContaining("whole.whl cannot be read in ranges");
    }

    @Test
    void saysThatThereIsNothing() {
        assertThatThrownBy(() -> open("absent.whl"))
                .isInstanceOf(HttpSourceException.class)
                .hasMessageContaining("the server answered 404");
    }

    @Test
    void noticesAnEarlyEnd() throws IOException {
        try (ByteSource source = open("torch.whl")) {
            cut = true;
            assertThatThrownBy(() -> source.read(0, 1000)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> source.stream(0, 1000).readAllBytes()).isInstanceOf(IOException.class);
        }
    }

    private ByteSource open(String name) throws IOException {
        return HttpByteSource.open(
                client, URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + name));
    }

    private void ranged(HttpExchange exchange) throws IOException {
        byte[] current = bytes;
        String range = exchange.getRequestHeaders().getFirst("Range");
        String ifRange = exchange.getRequestHeaders().getFirst("If-Range");
        ranges.add(range);
        String[] bounds = range.substring("bytes=".length()).split("-", 2);
        int first = Integer.parseInt(bounds[0]);
        int last = Math.min(Integer.parseInt(bounds[1]), current.length - 1);
        if (!etag.isEmpty()) {
            exchange.getResponseHeaders().set("ETag", etag);
        }
        if (first >= current.length) {
            exchange.getResponseHeaders().set("Content-Range", "bytes */" + current.length);
            exchange.sendResponseHeaders(416, -1);
        } else if (ifRange != null && !ifRange.equals(etag)) {
            exchange.sendResponseHeaders(200, current.length);
            exchange.getResponseBody().write(current);
        } else {
            exchange.getResponseHeaders().set("Content-Range", "bytes " + first + "-" + last + "/" + current.length);
            exchange.sendResponseHeaders(206, last - first + 1);
            exchange.getResponseBody().write(current, first, cut ? (last - first) / 2 : last - first + 1);
        }
        exchange.close();
    }
}
