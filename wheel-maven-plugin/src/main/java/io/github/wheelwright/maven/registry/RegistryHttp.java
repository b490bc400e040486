package io.github.wheelwright.maven.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wheelwright.maven.http.Origins;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls with the login that a registry asks for. Where an answer leads elsewhere, to where a registry keeps its blobs, the login is not
 * told there.
 */
final class RegistryHttp {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_REDIRECTIONS = 5;

    /** Answers of a registry that has too much to do, or whose files somebody else writes just now. */
    private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

    private static final int MOST_TRIES = 5;
    private static final long PAUSE_MILLIS = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final DockerConfiguration configuration;
    private final Optional<String> hub;

    RegistryHttp(DockerConfiguration configuration, Optional<String> hub) {
        this.configuration = configuration;
        this.hub = hub;
    }

    /** The answer, whatever its status is. */
    HttpResponse<byte[]> send(ImageReference image, RegistryCall call) {
        String host = host(image);
        boolean isLocal = ImageReference.isLoopback(host);
        String path = "/v2/" + image.repository() + "/" + call.path();
        URI address = URI.create((isLocal ? "http" : "https") + "://" + host + path);
        HttpResponse<byte[]> answer = follow(image, call, address, Optional.empty());
        if (answer.statusCode() == 400 && isLocal) {
            // a registry on this machine may have TLS
            address = URI.create("https://" + host + path);
            answer = follow(image, call, address, Optional.empty());
        }
        if (answer.statusCode() != 401 || !Origins.same(answer.request().uri(), address)) {
            return answer; // where a redirection leads, nobody is told a login, nor says where to get a token
        }
        Challenge challenge =
                Challenge.parse(answer.headers().firstValue("WWW-Authenticate").orElse("Basic"));
        Optional<String> authorization = authorize(image, call, host, challenge);
        return authorization.isEmpty() ? answer : follow(image, call, address, authorization);
    }

    /** Refuses an answer that is not a good one. */
    void check(ImageReference image, RegistryCall call, HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (status == 401 || status == 403) {
            throw new RegistryException(
                    host(image) + " refuses to " + (call.isReading() ? "show " : "take ") + image + " (HTTP " + status
                            + ")",
                    "run docker login " + host(image) + " with an account that may "
                            + (call.isReading() ? "read it" : "push it"));
        }
        if (status / 100 != 2) {
            throw new RegistryException(
                    image.registry() + " answered HTTP " + status + " when asked "
                            + (call.isReading() ? "for " : "to take ") + image,
                    call.isReading()
                            ? "try again later, or name the image by its digest (@sha256:…), which needs no registry"
                            : "run this again, or ask who runs that registry");
        }
    }

    private HttpResponse<byte[]> follow(
            ImageReference image, RegistryCall call, URI first, Optional<String> authorization) {
        URI address = first;
        HttpResponse<byte[]> answer = send(image, call.at(address, authorization));
        for (int i = 0; i < MOST_REDIRECTIONS && isRedirection(answer); i++) {
            address = address.resolve(answer.headers().firstValue("Location").orElse(""));
            boolean same = Origins.same(address, first);
            answer = send(image, call.at(address, same ? authorization : Optional.empty()));
        }
        return answer;
    }

    private static boolean isRedirection(HttpResponse<?> answer) {
        return answer.statusCode() / 100 == 3
                && answer.headers().firstValue("Location").isPresent();
    }

    private String host(ImageReference image) {
        return image.isOnHub()
                ? hub.orElseThrow(
                        () -> new RegistryException(
                                "the digest of " + image + " is not known, nor which registry to ask for it",
                                "name the image with its digest (@sha256:…), or set <hub> (-Dwheel.hub) to the host of Docker Hub's API or of a mirror"))
                : image.registry();
    }

    /** The login is that for {@code host}: a mirror is not told what its original knows. */
    private Optional<String> authorize(ImageReference image, RegistryCall call, String host, Challenge challenge) {
        Optional<RegistryLogin> login = configuration.login(host);
        if (!challenge.scheme().equals("bearer")) {
            return login.filter(known -> !known.isToken()).map(RegistryLogin::basic);
        }
        URI realm = challenge
                .realm(ImageReference.isLoopback(host))
                .orElseThrow(() -> new RegistryException(
                        host + " names no safe address to get a token for " + image + " from: "
                                + challenge.get("realm"),
                        "ask who runs that registry for a realm with https"));
        HttpResponse<byte[]> answer = send(image, tokenRequest(realm, image, call, challenge, login));
        check(image, call, answer);
        try {
            JsonNode node = new ObjectMapper().readTree(answer.body());
            String token = node.path("token").asText(node.path("access_token").asText());
            return Optional.of("Bearer " + token);
        } catch (IOException e) {
            throw new RegistryException(
                    challenge.get("realm") + " gave no token for " + image, "ask who runs that registry", e);
        }
    }

    private static HttpRequest tokenRequest(
            URI realm, ImageReference image, RegistryCall call, Challenge challenge, Optional<RegistryLogin> login) {
        String scope = "repository:" + image.repository() + ":" + call.actions();
        if (login.isPresent() && login.get().isToken()) {
            String form = "grant_type=refresh_token&client_id=wheelwright&service=" + encoded(challenge.get("service"))
                    + "&scope=" + encoded(scope) + "&refresh_token="
                    + encoded(login.get().secret());
            return HttpRequest.newBuilder(realm)
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form))
                    .build();
        }
        URI address = URI.create(realm + "?service=" + encoded(challenge.get("service")) + "&scope=" + encoded(scope));
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        login.ifPresent(known -> request.header("Authorization", known.basic()));
        return request.build();
    }

    /** All calls may be made twice: a manifest is put under a tag, whatever that stood for. */
    private HttpResponse<byte[]> send(ImageReference image, HttpRequest request) {
        try {
            HttpResponse<byte[]> answer = once(request);
            for (int i = 1; i < MOST_TRIES && PASSING.contains(answer.statusCode()); i++) {
                Thread.sleep(PAUSE_MILLIS << i);
                answer = once(request);
            }
            return answer;
        } catch (IOException e) {
            throw new RegistryException(
                    "cannot ask " + image.registry() + " for " + image + ": " + e,
                    "see whether it can be reached, or name the image by its digest (@sha256:…), which needs no registry",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException("interrupted while asking for " + image, "run this again", e);
        }
    }

    /** The time-out of a request is over when the headers are there; a body may stall, too. */
    private HttpResponse<byte[]> once(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            return answer.get(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no end of the answer of " + request.uri());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
