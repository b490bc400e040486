package io.github.wheelwright.maven.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads JSON pages (PEP 691). */
final class JsonReader {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonReader() {}

    /** @throws IOException if it is no such page */
    static ForeignPage page(byte[] json, URI page) throws IOException {
        JsonNode root = MAPPER.readTree(json);
        if (!root.path("files").isArray()) {
            throw new IOException("JSON without \"files\"");
        }
        List<Link> links = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (JsonNode file : root.get("files")) {
            String url = file.path("url").asText();
            Address.resolved(page, url)
                    .ifPresentOrElse(uri -> links.add(link(file, uri, page)), () -> unreadable.add(url));
        }
        return new ForeignPage(
                ForeignPage.Form.JSON,
                links,
                unreadable,
                text(root.path("meta"), "api-version"),
                text(root.path("project-status"), "status"),
                versions(root));
    }

    /** @throws IOException if it is no list of projects */
    static List<String> names(byte[] json) throws IOException {
        JsonNode projects = MAPPER.readTree(json).path("projects");
        if (!projects.isArray()) {
            throw new IOException("JSON without \"projects\"");
        }
        List<String> names = new ArrayList<>();
        projects.forEach(project -> names.add(project.path("name").asText()));
        return names;
    }

    /** Whether these bytes are a JSON object. */
    static boolean isObject(byte[] json) {
        try {
            return MAPPER.readTree(json).isObject();
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<Set<String>> versions(JsonNode root) {
        if (!root.path("versions").isArray()) {
            return Optional.empty();
        }
        Set<String> versions = new LinkedHashSet<>();
        root.get("versions").forEach(version -> versions.add(version.asText()));
        return Optional.of(versions);
    }

    private static Link link(JsonNode file, URI uri, URI page) {
        JsonNode metadata = file.has("core-metadata") ? file.get("core-metadata") : file.path("dist-info-metadata");
        JsonNode yanked = file.path("yanked");
        return new Link(
                text(file, "filename").orElseGet(() -> Address.filename(uri)),
                Address.withoutFragment(uri),
                digests(file.path("hashes")),
                text(file, "requires-python").map(String::trim).filter(text -> !text.isEmpty()),
                metadata.isObject() || metadata.asBoolean() ? Optional.of(digests(metadata)) : Optional.empty(),
                file.path("dist-info-metadata").isObject(),
                yanked.isTextual()
                        ? Optional.of(yanked.asText())
                        : yanked.asBoolean() ? Optional.of("") : Optional.empty(),
                file.path("size").canConvertToLong()
                        ? Optional.of(file.get("size").asLong())
                        : Optional.empty(),
                text(file, "upload-time"),
                // PEP 691: an address may be relative, whichever it is
                text(file, "provenance")
                        .map(address -> Address.resolved(page, address)
                                .map(URI::toString)
                                .orElse(address)),
                Optional.empty());
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.path(field).textValue());
    }

    private static Map<String, String> digests(JsonNode node) {
        Map<String, String> digests = new LinkedHashMap<>();
        node.fields().forEachRemaining(field -> {
            if (Digest.isKnown(field.getKey())) {
                digests.put(field.getKey(), field.getValue().asText());
            }
        });
        return digests;
    }
}
