package io.github.wheelwright.maven.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.maven.host.Command;
import io.github.wheelwright.maven.host.Command.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The logins of {@code docker login}: in {@code config.json}, or with the credential helpers that it names. */
public final class DockerConfiguration {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String TOKEN_USER = "<token>";

    private final Path file;
    private final JsonNode root;

    private DockerConfiguration(Path file, JsonNode root) {
        this.file = file;
        this.root = root;
    }

    /** That of this machine: {@code $DOCKER_CONFIG/config.json}, else {@code ~/.docker/config.json}. */
    public static DockerConfiguration ofThisMachine() throws IOException {
        String folder = System.getenv("DOCKER_CONFIG");
        return read(
                folder == null || folder.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".docker")
                        : Path.of(folder));
    }

    /** The {@code config.json} in {@code folder}; one that is not there holds no login. */
    public static DockerConfiguration read(Path folder) throws IOException {
        Path file = folder.resolve("config.json");
        if (!Files.exists(file)) {
            return new DockerConfiguration(file, JSON.createObjectNode());
        }
        try {
            return new DockerConfiguration(file, JSON.readTree(Files.readAllBytes(file)));
        } catch (JsonProcessingException e) {
            throw new WheelException(
                    file + " is not JSON: " + e.getOriginalMessage(),
                    "correct it, or log in anew with docker login",
                    e);
        }
    }

    /** The login for {@code host}, with its port if it has one; Docker keeps one for all hosts of its hub, under the name of one. */
    Optional<RegistryLogin> login(String host) {
        return loginUnder(key(isHub(host) ? ImageReference.HUB : host));
    }

    private static boolean isHub(String host) {
        return host.equals(ImageReference.HUB) || host.endsWith("." + ImageReference.HUB);
    }

    private String key(String registry) {
        List<String> known = new ArrayList<>();
        root.path("auths").fieldNames().forEachRemaining(known::add);
        root.path("credHelpers").fieldNames().forEachRemaining(known::add);
        return known.contains(registry)
                ? registry
                : known.stream()
                        .filter(key ->
                                host(key).equals(registry) || registry.equals(ImageReference.HUB) && isHub(host(key)))
                        .findFirst()
                        .orElse(registry);
    }

    private static String host(String key) {
        return key.replaceFirst("^https?://", "").replaceFirst("/.*", "");
    }

    private Optional<RegistryLogin> loginUnder(String registry) {
        String helper = root.path("credHelpers")
                .path(registry)
                .asText(root.path("credsStore").asText(""));
        Optional<RegistryLogin> fromHelper = helper.isEmpty() ? Optional.empty() : ask(helper, registry);
        return fromHelper.or(() -> stored(registry));
    }

    private Optional<RegistryLogin> stored(String registry) {
        JsonNode entry = root.path("auths").path(registry);
        if (!entry.path("identitytoken").asText("").isEmpty()) {
            return Optional.of(new RegistryLogin("", entry.path("identitytoken").asText()));
        }
        String both = entry.path("auth").asText("");
        if (both.isEmpty()) {
            return Optional.empty();
        }
        try {
            String decoded = new String(Base64.getDecoder().decode(both), StandardCharsets.UTF_8);
            int colon = decoded.indexOf(':');
            if (colon > 0) {
                return Optional.of(new RegistryLogin(decoded.substring(0, colon), decoded.substring(colon + 1)));
            }
        } catch (IllegalArgumentException e) {
            // told below, without the value
        }
        throw new WheelException(
                file + ": \"auth\" of " + registry + " is not user:password in base64", "run docker login " + registry);
    }

    private Optional<RegistryLogin> ask(String helper, String registry) {
        List<String> words = List.of("docker-credential-" + helper, "get");
        Outcome outcome = new Command(Path.of("").toAbsolutePath(), words, Map.of(), registry, PATIENCE)
                .run()
                .orElseThrow(() -> failed(helper, registry, "there is no such program"));
        String answer = outcome.out().strip();
        if (outcome.exit() != 0) {
            if ((answer + outcome.errors()).contains("credentials not found")) {
                return Optional.empty();
            }
            throw failed(helper, registry, (answer + " " + outcome.errors()).strip());
        }
        try {
            JsonNode node = JSON.readTree(answer);
            String user = node.path("Username").asText();
            return Optional.of(new RegistryLogin(
                    user.equals(TOKEN_USER) ? "" : user, node.path("Secret").asText()));
        } catch (IOException e) {
            throw failed(helper, registry, "its answer is not JSON");
        }
    }

    private WheelException failed(String helper, String registry, String problem) {
        return new WheelException(
                "docker-credential-" + helper + ", which " + file + " names for " + registry + ", fails: " + problem,
                "put the program on the PATH, or take it out of that file and run docker login " + registry);
    }
}
