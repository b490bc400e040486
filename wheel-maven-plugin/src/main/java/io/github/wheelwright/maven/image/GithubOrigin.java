package io.github.wheelwright.maven.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.maven.http.Origins;
import io.github.wheelwright.maven.http.TimedStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Wheels among the assets of a repository's releases on GitHub; drafts do not count.
 *
 * @see <a href="https://docs.github.com/en/rest/releases/releases">the API</a>
 */
final class GithubOrigin implements WheelOrigin {
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final URI api;
    private final String repository;
    private final Optional<String> token;
    private final Duration patience;
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
    private final Map<String, JsonNode> assets = new LinkedHashMap<>();
    private final List<Set<String>> contents = new ArrayList<>();
    private boolean read;

    /**
     * The releases of {@code repository}, {@code owner/name}, asked for at {@code api} with {@code token}.
     *
     * @param api {@code https://api.github.com}, or that of a GitHub Enterprise
     */
    GithubOrigin(URI api, String repository, Optional<String> token) {
        this(api, repository, token, PATIENCE);
    }

    /** As before; no answer, and no part of one, may take longer than {@code patience}. */
    GithubOrigin(URI api, String repository, Optional<String> token, Duration patience) {
        this.api = api;
        this.repository = repository;
        this.token = token;
        this.patience = patience;
    }

    @Override
    public List<WheelFilename> wheels(ProjectName project) throws IOException {
        if (!read) {
            readAssets();
            read = true;
        }
        return assets.keySet().stream()
                .flatMap(name -> WheelOrigin.wheel(name, wheel -> wheel.name().equals(project)).stream())
                .toList();
    }

    private void readAssets() throws IOException {
        for (int page = 1; page <= MOST_PAGES; page++) {
            JsonNode releases = releases(page);
            for (JsonNode release : releases) {
                if (!release.path("draft").asBoolean()) {
                    Set<String> names = new LinkedHashSet<>();
                    for (JsonNode asset : release.path("assets")) {
                        names.add(asset.path("name").asText());
                        assets.putIfAbsent(asset.path("name").asText(), asset);
                    }
                    contents.add(names);
                }
            }
            if (releases.size() < PAGE) {
                return;
            }
        }
    }

    private JsonNode releases(int page) throws IOException {
        URI uri = URI.create(api + "/repos/" + repository + "/releases?per_page=" + PAGE + "&page=" + page);
        try (InputStream body = get(uri, "application/vnd.github+json")) {
            return new ObjectMapper().readTree(body);
        }
    }

    /** Those of the releases that have one of {@code chosen}: all that a repository has ever released may be very much. */
    @Override
    public List<WheelFilename> beside(ProjectName project, List<WheelFilename> chosen) {
        Set<String> names = new LinkedHashSet<>();
        for (WheelFilename wheel : chosen) {
            contents.stream()
                    .filter(release -> release.contains(wheel.toString()))
                    .forEach(names::addAll);
        }
        return names.stream()
                .flatMap(name -> WheelOrigin.wheel(name, wheel -> !wheel.name().equals(project)).stream())
                .toList();
    }

    @Override
    public void fetch(List<WheelFilename> wheels, Path folder) throws IOException {
        for (WheelFilename wheel : wheels) {
            JsonNode asset = Objects.requireNonNull(assets.get(wheel.toString()));
            Path partial = folder.resolve(wheel + ".part");
            try (InputStream body = get(URI.create(asset.path("url").asText()), "application/octet-stream")) {
                Files.copy(body, partial, StandardCopyOption.REPLACE_EXISTING);
            }
            check(wheel, asset, partial);
            Files.move(partial, folder.resolve(wheel.toString()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void check(WheelFilename wheel, JsonNode asset, Path file) throws IOException {
        String digest = asset.path("digest").asText("");
        List<String> wrong = new ArrayList<>();
        if (asset.path("size").canConvertToLong() && asset.path("size").asLong() != Files.size(file)) {
            wrong.add(
                    Files.size(file) + " bytes instead of " + asset.path("size").asLong());
        }
        if (digest.startsWith("sha256:") && !digest.equals(digest(file))) {
            wrong.add("another digest than " + digest);
        }
        if (!wrong.isEmpty()) {
            Files.delete(file);
            throw new WheelException(
                    this + ": " + wheel + " came with " + String.join(" and ", wrong), "run this again");
        }
    }

    private static String digest(Path file) throws IOException {
        try (ByteSource source = ByteSource.of(file)) {
            return Sha256.of(source).toString();
        }
    }

    /** The answer at the end of redirections; the token is told to the API alone. */
    private InputStream get(URI first, String accept) throws IOException {
        URI uri = first;
        for (int i = 0; i < 5; i++) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(uri).timeout(patience).header("Accept", accept);
            if (Origins.same(api, uri)) {
                token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
            }
            HttpResponse<InputStream> answer = send(request.build());
            int status = answer.statusCode();
            if (status == 200) {
                return new TimedStream(answer.body(), patience);
            }
            answer.body().close();
            Optional<String> location = answer.headers().firstValue("Location");
            if (status / 100 != 3 || location.isEmpty()) {
                throw refused(uri, status);
            }
            uri = uri.resolve(location.get());
        }
        throw refused(first, 310);
    }

    private WheelException refused(URI uri, int status) {
        boolean secret = status == 401 || status == 403 || status == 404;
        return new WheelException(
                this + ": " + uri + " answered HTTP " + status,
                secret
                        ? "correct <githubRepository>, and give a token that may read it in the variable GITHUB_TOKEN"
                        : "try again later");
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WheelException("interrupted while asking " + this, "run this again", e);
        }
    }

    @Override
    public boolean isIndex() {
        return false;
    }

    @Override
    public String toString() {
        return "releases of " + repository;
    }
}
