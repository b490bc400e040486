package io.github.wheelwright.maven.baseimage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.maven.cache.CacheKey;
import io.github.wheelwright.maven.registry.ImageReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * {@code base-images/<registry>/<repository>/<tag>.json} in a store: which of the images that were built from one key is the one that
 * all use of that repository. Several repositories can share a store.
 *
 * @param image by its digest
 */
record BaseImageEntry(ImageReference image) {
    private static final int SCHEMA = 1;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** The key of the object; a port begins with {@code _}, as not all file systems take a colon. */
    static String key(ImageReference repository, String tag) {
        return "base-images/" + repository.registry().replace(':', '_') + "/" + repository.repository() + "/" + tag
                + ".json";
    }

    /** Reads it; empty where the bytes are not an entry for {@code tag}. */
    static Optional<BaseImageEntry> read(byte[] bytes, String tag) {
        try {
            JsonNode node = JSON.readTree(bytes);
            ImageReference image = ImageReference.parse(node.path("image").asText());
            boolean valid = node.path("schema").asInt() == SCHEMA
                    && node.path("tag").asText().equals(tag)
                    && image.digest().isPresent();
            return valid ? Optional.of(new BaseImageEntry(image)) : Optional.empty();
        } catch (IOException | WheelException e) {
            return Optional.empty();
        }
    }

    /** The entry as it is stored, with the text that says what the image was made from. */
    byte[] written(CacheKey key) throws IOException {
        ObjectNode node = JSON.createObjectNode();
        node.put("schema", SCHEMA).put("tag", key.value()).put("image", image.toString());
        key.text().forEach(node.putArray("text")::add);
        return (JSON.writeValueAsString(node) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
