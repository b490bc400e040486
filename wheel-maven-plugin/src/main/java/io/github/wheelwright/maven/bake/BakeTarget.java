package io.github.wheelwright.maven.bake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A target as bake resolves it.
 *
 * @param name of the target
 * @param context folder or address that files come from
 * @param dockerfile the file, relative to the context, or an address; {@code (inline)} where its text is in the bake file
 * @param stage to build; empty for the last
 * @param platforms to build for; none for the builder's own
 * @param tags names for the image
 * @param contexts named build contexts
 * @param outputs {@code type=local,dest=…} and the like
 * @param resolved all of it, as bake prints it
 */
public record BakeTarget(
        String name,
        String context,
        String dockerfile,
        Optional<String> stage,
        List<String> platforms,
        List<String> tags,
        Map<String, String> contexts,
        List<String> outputs,
        JsonNode resolved) {
    static BakeTarget of(String name, JsonNode node) {
        Map<String, String> contexts = new TreeMap<>();
        node.path("contexts")
                .fields()
                .forEachRemaining(
                        entry -> contexts.put(entry.getKey(), entry.getValue().asText()));
        return new BakeTarget(
                name,
                node.path("context").asText("."),
                node.hasNonNull("dockerfile-inline")
                        ? "(inline)"
                        : node.path("dockerfile").asText("Dockerfile"),
                Optional.ofNullable(node.path("target").asText(null)),
                texts(node.path("platforms")),
                texts(node.path("tags")),
                contexts,
                texts(node.path("output")),
                node);
    }

    /** Elements, each a text or, as newer versions print outputs, an object of attributes. */
    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : list) {
            List<String> attributes = new ArrayList<>();
            element.fields()
                    .forEachRemaining(entry -> attributes.add(
                            entry.getKey() + "=" + entry.getValue().asText()));
            attributes.sort((a, b) -> Boolean.compare(b.startsWith("type="), a.startsWith("type=")));
            texts.add(element.isObject() ? String.join(",", attributes) : element.asText());
        }
        return texts;
    }
}
