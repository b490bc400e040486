package io.github.wheelwright.maven.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that sends half of what it has promised, and then nothing. */
@Timeout(60)
class TimedStreamTest {
    private final CountDownLatch done = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 4);
            exchange.getResponseBody().write(new byte[] {1, 2});
            exchange.getResponseBody().flush();
            try {
                done.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        done.countDown();
        server.stop(0);
    }

    @Test
    void endsABodyThatStalls() throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        InputStream body = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofInputStream())
                .body();
        try (InputStream timed = new TimedStream(body, Duration.ofSeconds(1))) {
            assertThat(timed.readNBytes(2)).containsExactly(1, 2);
            assertThatThrownBy(timed::read)
                    .isInstanceOf(HttpTimeoutException.class)
                    .hasMessage("nothing came for 1 s");
        }
    }
}
