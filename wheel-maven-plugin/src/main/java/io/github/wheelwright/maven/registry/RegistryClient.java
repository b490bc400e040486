package io.github.wheelwright.maven.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wheelwright.core.bytes.Sha256;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks registries for digests.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md">OCI distribution specification</a>
 * @see <a href="https://distribution.github.io/distribution/spec/auth/token/">token authentication</a>
 */
public final class RegistryClient {
    private static final String MANIFESTS = String.join(
            ", ",
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.docker.distribution.manifest.list.v2+json",
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.v2+json");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final DockerConfiguration configuration;
    private final Optional<String> hub;

    /**
     * A client that logs in as {@code configuration} says, and asks {@code hub} for images whose name has no registry: host and
     * perhaps port.
     */
    public RegistryClient(DockerConfiguration configuration, Optional<String> hub) {
        this.configuration = configuration;
        this.hub = hub;
    }

    /**
     * The digest of what {@code image} names now: of the index, where it is made for several platforms. Empty where the registry
     * has no such image.
     *
     * @throws RegistryException if the registry cannot be asked, or refuses
     */
    public Optional<String> digest(ImageReference image) {
        HttpResponse<byte[]> answer = ask(image, "HEAD");
        Optional<String> digest = answer.headers().firstValue("Docker-Content-Digest");
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        check(image, answer);
        return digest.isPresent() ? digest : digestOfContent(image);
    }

    private Optional<String> digestOfContent(ImageReference image) {
        HttpResponse<byte[]> answer = ask(image, "GET");
        check(image, answer);
        return Optional.of(Sha256.of(answer.body()).toString());
    }

    private HttpResponse<byte[]> ask(ImageReference image, String method) {
        String path = "/v2/" + image.repository() + "/manifests/" + image.wanted();
        String host = host(image);
        URI address = URI.create((image.isLoopback() ? "http" : "https") + "://" + host + path);
        Function<URI, HttpRequest.Builder> request = uri -> HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Accept", MANIFESTS)
                .method(method, BodyPublishers.noBody());
        HttpResponse<byte[]> answer = send(image, request.apply(address));
        if (answer.statusCode() == 400 && image.isLoopback()) {
            // a registry on this machine may have TLS
            address = URI.create("https://" + host + path);
            answer = send(image, request.apply(address));
        }
        if (answer.statusCode() != 401) {
            return answer;
        }
        Challenge challenge =
                Challenge.parse(answer.headers().firstValue("WWW-Authenticate").orElse("Basic"));
        Optional<String> authorization = authorize(image, challenge);
        return authorization.isEmpty()
                ? answer
                : send(image, request.apply(address).header("Authorization", authorization.get()));
    }

    private String host(ImageReference image) {
        return image.isOnHub()
                ? hub.orElseThrow(
                        () -> new RegistryException(
                                "the digest of " + image + " is not known, nor which registry to ask for it",
                                "name the image with its digest (@sha256:…), or set <hub> (-Dwheel.hub) to the host of Docker Hub's API or of a mirror"))
                : image.registry();
    }

    private Optional<String> authorize(ImageReference image, Challenge challenge) {
        Optional<RegistryLogin> login = configuration.login(image.registry());
        if (!challenge.scheme().equals("bearer")) {
            return login.filter(known -> !known.isToken()).map(RegistryLogin::basic);
        }
        HttpResponse<byte[]> answer = send(image, tokenRequest(image, challenge, login));
        check(image, answer);
        try {
            JsonNode node = new ObjectMapper().readTree(answer.body());
            String token = node.path("token").asText(node.path("access_token").asText());
            return Optional.of("Bearer " + token);
        } catch (IOException e) {
            throw new RegistryException(
                    challenge.get("realm") + " gave no token for " + image, "ask who runs that registry", e);
        }
    }

    private static HttpRequest.Builder tokenRequest(
            ImageReference image, Challenge challenge, Optional<RegistryLogin> login) {
        String scope = "repository:" + image.repository() + ":pull";
        if (login.isPresent() && login.get().isToken()) {
            String form = "grant_type=refresh_token&client_id=wheelwright&service=" + encoded(challenge.get("service"))
                    + "&scope=" + encoded(scope) + "&refresh_token="
                    + encoded(login.get().secret());
            return HttpRequest.newBuilder(URI.create(challenge.get("realm")))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form));
        }
        URI address = URI.create(
                challenge.get("realm") + "?service=" + encoded(challenge.get("service")) + "&scope=" + encoded(scope));
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        login.ifPresent(known -> request.header("Authorization", known.basic()));
        return request;
    }

    private HttpResponse<byte[]> send(ImageReference image, HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
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

    private static void check(ImageReference image, HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (status == 401 || status == 403) {
            throw new RegistryException(
                    image.registry() + " refuses to show " + image + " (HTTP " + status + ")",
                    "run docker login " + image.registry() + " with an account that may read it");
        }
        if (status != 200) {
            throw new RegistryException(
                    image.registry() + " answered HTTP " + status + " when asked for " + image,
                    "try again later, or name the image by its digest (@sha256:…), which needs no registry");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
