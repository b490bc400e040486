package io.github.wheelwright.maven.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a cached build consists of; it is written last, so where it is, all is.
 *
 * @param key of the build
 * @param set id of the folder that holds the files
 * @param image digest of the base image that the build made, where it made one
 * @param files sorted by name
 * @param text what the key was made from
 */
public record Manifest(String key, String set, Optional<String> image, List<CachedFile> files, List<String> text) {
    private static final String SCHEMA = "wheelwright-cache-1";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final Pattern SET = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+!-]*");

    byte[] written() {
        ObjectNode root =
                JSON.createObjectNode().put("schema", SCHEMA).put("key", key).put("set", set);
        image.ifPresent(digest -> root.put("image", digest));
        ArrayNode list = root.putArray("files");
        files.forEach(file -> list.addObject()
                .put("name", file.name())
                .put("size", file.size())
                .put("sha256", file.sha256().hex()));
        ArrayNode lines = root.putArray("text");
        text.forEach(lines::add);
        try {
            return JSON.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    /**
     * Reads what is stored under {@code key}.
     *
     * @throws InvalidManifestException saying why it cannot be used
     */
    static Manifest read(byte[] bytes, String key) throws InvalidManifestException {
        JsonNode root;
        try {
            root = JSON.readTree(bytes);
        } catch (IOException e) {
            throw new InvalidManifestException("the manifest is not JSON");
        }
        String schema = root.path("schema").asText("");
        if (!schema.equals(SCHEMA)) {
            throw new InvalidManifestException(
                    schema.isEmpty()
                            ? "the manifest is not one of Wheelwright's"
                            : "the manifest is of schema " + schema + ", and this is " + SCHEMA);
        }
        if (!root.path("key").asText().equals(key)) {
            throw new InvalidManifestException(
                    "the manifest is of another key: " + root.path("key").asText());
        }
        String set = root.path("set").asText();
        if (!SET.matcher(set).matches()) {
            throw new InvalidManifestException("the manifest names no set");
        }
        List<String> text = new ArrayList<>();
        root.path("text").forEach(line -> text.add(line.asText()));
        return new Manifest(
                key, set, Optional.ofNullable(root.path("image").asText(null)), files(root.path("files")), text);
    }

    private static List<CachedFile> files(JsonNode list) throws InvalidManifestException {
        List<CachedFile> files = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode node : list) {
            String name = node.path("name").asText();
            if (!NAME.matcher(name).matches() || !names.add(name)) {
                throw new InvalidManifestException("the manifest names a file that cannot be: " + name);
            }
            try {
                files.add(new CachedFile(
                        name,
                        node.path("size").asLong(-1),
                        new Sha256(node.path("sha256").asText())));
            } catch (WheelException e) {
                throw new InvalidManifestException("the manifest has no digest of " + name);
            }
        }
        if (files.isEmpty()) {
            throw new InvalidManifestException("the manifest names no file");
        }
        return files;
    }

    /** Whether {@code name} can be that of a file in a set. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }
}
