package io.github.wheelwright.maven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The token flow, which no registry at hand asks for. */
class RegistryClientTest {
    private static final String BODY = "{\"manifest\":1}";

    @TempDir
    private Path folder;

    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private int busy;
    private String elsewhere = "";
    private String address;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        address = "127.0.0.1:" + server.getAddress().getPort();
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (exchange.getRequestURI().getPath().endsWith("/tags/list")) {
            if (busy > 0) {
                busy--;
                send(exchange, 503, "");
                return;
            }
            boolean first = !exchange.getRequestURI().getQuery().contains("last=");
            if (first) {
                exchange.getResponseHeaders().add("Link", "</v2/team/base/tags/list?n=1000&last=b>; rel=\"next\"");
            }
            send(exchange, 200, first ? "{\"tags\":[\"a\",\"b\"]}" : "{\"tags\":[\"c\"]}");
            return;
        }
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + authorization + " " + body);
        if (exchange.getRequestURI().getPath().equals("/token")) {
            send(exchange, 200, "{\"token\":\"t0ken\"}");
        } else if (authorization.equals("Bearer t0ken")
                && exchange.getRequestURI().getPath().contains("/blobs/")) {
            exchange.getResponseHeaders().add("Location", elsewhere);
            send(exchange, 307, "");
        } else if (authorization.equals("Bearer t0ken")) {
            send(exchange, 200, BODY);
        } else {
            exchange.getResponseHeaders()
                    .add(
                            "WWW-Authenticate",
                            "Bearer realm=\"http://" + address + "/token\",service=\"reg\",scope=\"x\"");
            send(exchange, 401, "{}");
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Test
    void getsATokenWithUserAndPassword() throws Exception {
        // the digest is that of the content where the registry does not tell it
        assertThat(digest("{\"auths\":{\"" + address + "\":{\"auth\":\"YWxpY2U6c2VjcmV0\"}}}"))
                .isEqualTo(Sha256.of(BODY.getBytes(StandardCharsets.UTF_8)).toString());
        assertThat(asked)
                .contains("GET /token?service=reg&scope=repository%3Ateam%2Fbase%3Apull Basic YWxpY2U6c2VjcmV0 ");
    }

    @Test
    void getsATokenWithoutALogin() throws Exception {
        digest("{}");
        assertThat(asked).contains("GET /token?service=reg&scope=repository%3Ateam%2Fbase%3Apull null ");
    }

    @Test
    void getsATokenWithAnIdentityToken() throws Exception {
        digest("{\"auths\":{\"" + address + "\":{\"identitytoken\":\"id\"}}}");
        assertThat(asked)
                .anyMatch(request -> request.startsWith("POST /token null grant_type=refresh_token")
                        && request.endsWith("&refresh_token=id"));
    }

    @Test
    void asksForATokenThatMayPush() throws Exception {
        String digest = Sha256.of(BODY.getBytes(StandardCharsets.UTF_8)).toString();
        client("{}").tag(ImageReference.parse(address + "/team/base@" + digest), "latest");
        assertThat(asked)
                .contains(
                        "GET /token?service=reg&scope=repository%3Ateam%2Fbase%3Apull%2Cpush null ",
                        "PUT /v2/team/base/manifests/latest Bearer t0ken " + BODY);
    }

    @Test
    void asksAgainWhereARegistryIsBusy() throws Exception {
        busy = 2;
        assertThat(client("{}").tags(ImageReference.parse(address + "/team/base")))
                .containsExactly("a", "b", "c");
        assertThat(busy).isZero();
    }

    @Test
    void doesNotTellTheLoginToWhereTheBlobsAre() throws Exception {
        byte[] config = "{\"config\":{\"Labels\":{\"a\":\"b\"}}}".getBytes(StandardCharsets.UTF_8);
        List<String> told = new ArrayList<>();
        HttpServer blobs = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        blobs.createContext("/", exchange -> {
            told.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            send(exchange, 200, new String(config, StandardCharsets.UTF_8));
        });
        blobs.start();
        try {
            elsewhere = "http://127.0.0.1:" + blobs.getAddress().getPort() + "/store";
            String manifest = "{\"config\":{\"digest\":\"" + Sha256.of(config) + "\"}}";
            ImageReference image = ImageReference.parse(address + "/team/base:1");
            assertThat(client("{}").labels(image, new ImageManifest("", manifest.getBytes(StandardCharsets.UTF_8))))
                    .containsOnly(Map.entry("a", "b"));
            assertThat(told).containsExactly("/store null");
            assertThat(asked).anyMatch(call -> call.contains("/blobs/sha256:") && call.contains("Bearer t0ken"));
        } finally {
            blobs.stop(0);
        }
    }

    @Test
    void doesNotAuthorizeWhereARedirectionLeads() throws Exception {
        List<String> told = new ArrayList<>();
        HttpServer thief = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String there = "http://127.0.0.1:" + thief.getAddress().getPort();
        thief.createContext("/", exchange -> {
            told.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.getResponseHeaders().add("WWW-Authenticate", "Bearer realm=\"" + there + "/token\"");
            send(exchange, 401, "{}");
        });
        thief.start();
        server.createContext("/v2/team/moved/", exchange -> {
            exchange.getResponseHeaders().add("Location", there + "/moved");
            send(exchange, 307, "");
        });
        try {
            RegistryClient client = client("{\"auths\":{\"" + address + "\":{\"auth\":\"YWxpY2U6c2VjcmV0\"}}}");
            assertThatThrownBy(() -> client.digest(ImageReference.parse(address + "/team/moved:1")))
                    .hasMessageEndingWith("(HTTP 401)");
            assertThat(told).containsExactly("/moved null");
        } finally {
            thief.stop(0);
        }
    }

    @Test
    void doesNotTellAMirrorTheLoginOfItsOriginal() throws Exception {
        String hub = "\"https://login.docker.io/v1/\":{\"auth\":\"YWxpY2U6c2VjcmV0\"}";
        mirror("{\"auths\":{" + hub + "}}").digest(ImageReference.parse("debian:12"));
        assertThat(asked)
                .contains("GET /token?service=reg&scope=repository%3Alibrary%2Fdebian%3Apull null ")
                .noneMatch(call -> call.contains("YWxpY2U6c2VjcmV0"));

        String own = "\"" + address + "\":{\"auth\":\"Ym9iOm93bg==\"}";
        mirror("{\"auths\":{" + hub + "," + own + "}}").digest(ImageReference.parse("debian:12"));
        assertThat(asked)
                .contains("GET /token?service=reg&scope=repository%3Alibrary%2Fdebian%3Apull Basic Ym9iOm93bg== ")
                .noneMatch(call -> call.contains("YWxpY2U6c2VjcmV0"));
    }

    private RegistryClient mirror(String configuration) throws Exception {
        Files.writeString(folder.resolve("config.json"), configuration);
        return new RegistryClient(DockerConfiguration.read(folder), Optional.of(address));
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.docker.io/v1/, docker.io,            true",
        "https://login.docker.io/v1/, mirror-1.docker.io,   true",
        "https://login.docker.io/v1/, docker.io.example.org, false",
        "https://login.docker.io/v1/, mydocker.io,          false",
        "registry.example.org,        example.org,          false",
        "example.org,                 registry.example.org, false",
        "example.org,                 example.org:5000,     false",
        "https://example.org/v2/,     example.org,          true",
    })
    void takesTheLoginOfTheHostAndNoOther(String key, String host, boolean known) throws Exception {
        Files.writeString(
                folder.resolve("config.json"), "{\"auths\":{\"" + key + "\":{\"auth\":\"YWxpY2U6c2VjcmV0\"}}}");
        assertThat(DockerConfiguration.read(folder).login(host).isPresent()).isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource({
        "https://auth.example.org/token, false, true",
        "http://auth.example.org/token,  false, false",
        "http://auth.example.org/token,  true,  false",
        "http://127.0.0.1:5001/token,    true,  true",
        "http://127.0.0.1:5001/token,    false, false",
        "http://127.example.org/token,   true,  false",
        "https:token,                    true,  false",
        "'',                             true,  false",
        "'http://a b',                   true,  false",
    })
    void asksForTokensOnlyWhereThatIsSafe(String realm, boolean local, boolean safe) {
        Challenge challenge = Challenge.parse("Bearer realm=\"" + realm + "\",service=\"reg\"");
        assertThat(challenge.realm(local).isPresent()).isEqualTo(safe);
    }

    @Test
    void refusesARealmWithoutTls() throws Exception {
        server.createContext("/v2/team/open/", exchange -> {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Bearer realm=\"http://auth.example.org/token\"");
            send(exchange, 401, "{}");
        });
        assertThatThrownBy(() -> client("{}").digest(ImageReference.parse(address + "/team/open:1")))
                .isInstanceOf(RegistryException.class)
                .hasMessage(address + " names no safe address to get a token for " + address
                        + "/team/open:1 from: http://auth.example.org/token");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost,        true",
        "localhost:5000,   true",
        "127.0.0.1:5000,   true",
        "127.1.2.3,        true",
        "[::1]:5000,       true",
        "127.example.org,  false",
        "127.0.0.1.nip.io, false",
        "localhost.org,    false",
    })
    void knowsWhichRegistriesAreHere(String registry, boolean here) {
        assertThat(ImageReference.parse(registry + "/a/b").isLoopback()).isEqualTo(here);
    }

    @Test
    void readsAllPagesOfTags() throws Exception {
        assertThat(client("{}").tags(ImageReference.parse(address + "/team/base")))
                .containsExactly("a", "b", "c");
    }

    @Test
    void asksTheConfiguredHostForImagesWithoutRegistry() throws Exception {
        Files.writeString(
                folder.resolve("config.json"),
                "{\"auths\":{\"https://hub.docker.io/v1/\":{\"auth\":\"YWxpY2U6c2VjcmV0\"}}}");
        DockerConfiguration configuration = DockerConfiguration.read(folder);
        assertThat(configuration.login("docker.io").orElseThrow().basic()).isEqualTo("Basic YWxpY2U6c2VjcmV0");
        assertThatThrownBy(() ->
                        new RegistryClient(configuration, Optional.empty()).digest(ImageReference.parse("debian:12")))
                .hasMessageContaining("the digest of docker.io/library/debian:12 is not known")
                .extracting(failure -> ((RegistryException) failure).remedy())
                .asString()
                .contains("-Dwheel.hub");
    }

    @Test
    void namesTheHelperThatIsMissing() {
        assertThatThrownBy(() -> digest("{\"credHelpers\":{\"" + address + "\":\"nowhere\"}}"))
                .isInstanceOf(WheelException.class)
                .hasMessageContaining("docker-credential-nowhere, which ")
                .hasMessageContaining(address);
    }

    @ParameterizedTest
    @CsvSource({
        "debian,                      docker.io/library/debian",
        "debian:12,                   docker.io/library/debian:12",
        "team/base:1,                 docker.io/team/base:1",
        "localhost/base,              localhost/base",
        "127.0.0.1:5000/a/b:1.0,      127.0.0.1:5000/a/b:1.0",
        "quay.io/a__b/c-d:x_1,        quay.io/a__b/c-d:x_1",
    })
    void readsNames(String name, String whole) {
        assertThat(ImageReference.parse(name)).hasToString(whole);
    }

    @ParameterizedTest
    @CsvSource({"Base", "a:", "a b", "'a@sha256:12'", "-a", "a//b", "a:b:c"})
    void refusesWhatIsNoName(String name) {
        assertThatThrownBy(() -> ImageReference.parse(name)).hasMessage("not the name of an image: " + name);
    }

    private String digest(String configuration) throws Exception {
        return client(configuration)
                .digest(ImageReference.parse(address + "/team/base:1"))
                .orElseThrow();
    }

    private RegistryClient client(String configuration) throws Exception {
        Files.writeString(folder.resolve("config.json"), configuration);
        return new RegistryClient(DockerConfiguration.read(folder), Optional.empty());
    }
}
