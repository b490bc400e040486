package io.github.wheelwright.maven.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wheelwright.core.bytes.Sha256;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a tag stands for: the manifest of an image, or the index of images for several platforms.
 *
 * @param mediaType of the bytes
 * @param bytes as the registry keeps them; their digest is that of the image
 */
public record ImageManifest(String mediaType, byte[] bytes) {
    private static final String NONE = "unknown";

    /** {@code sha256:…}. */
    public String digest() {
        return Sha256.of(bytes).toString();
    }

    /** {@code linux/amd64} of each image of an index; empty for a single image, whose manifest does not tell. */
    public List<String> platforms() throws IOException {
        List<String> platforms = new ArrayList<>();
        for (JsonNode image : images()) {
            JsonNode platform = image.path("platform");
            String variant = platform.path("variant").asText("");
            platforms.add(platform.path("os").asText() + "/"
                    + platform.path("architecture").asText() + (variant.isEmpty() ? "" : "/" + variant));
        }
        return platforms;
    }

    /** Digests of the images of an index, without those that hold attestations; empty for a single image. */
    List<String> children() throws IOException {
        List<String> digests = new ArrayList<>();
        images().forEach(image -> digests.add(image.path("digest").asText()));
        return digests;
    }

    /** Digest of the configuration of a single image. */
    Optional<String> configuration() throws IOException {
        return Optional.ofNullable(json().path("config").path("digest").textValue());
    }

    private List<JsonNode> images() throws IOException {
        List<JsonNode> images = new ArrayList<>();
        for (JsonNode image : json().path("manifests")) {
            if (!image.path("platform").path("os").asText(NONE).equals(NONE)) {
                images.add(image);
            }
        }
        return images;
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(bytes);
    }
}
