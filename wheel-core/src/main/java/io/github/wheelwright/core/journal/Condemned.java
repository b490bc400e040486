package io.github.wheelwright.core.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wheelwright.core.index.InvalidPageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is on its way out of a store: one object, changed by compare-and-swap.
 *
 * @param generation counts its changes, so that it is never twice the same
 * @param entries keys of files, and how far each is
 */
public record Condemned(long generation, SortedMap<String, Entry> entries) {
    /** Key of the object. */
    public static final String KEY = "_condemned.json";

    /** Nothing. */
    public static final Condemned NONE = new Condemned(0, new TreeMap<>());

    private static final ObjectMapper MAPPER = new ObjectMapper();

    public Condemned {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /** How far something is on its way out. */
    public enum State {
        /** Nothing needs it; a run that does takes it off. */
        CONDEMNED,
        /** It is being deleted: nobody may use it. */
        DELETING,
        /** It is gone. A request to delete it may still be on its way. */
        DELETED
    }

    /** Since when something is how far. */
    public record Entry(State state, Instant since) {}

    public Condemned with(Map<String, Entry> other) {
        return new Condemned(generation + 1, new TreeMap<>(other));
    }

    public byte[] render() {
        ObjectNode json = MAPPER.createObjectNode().put("generation", generation);
        ObjectNode keys = json.putObject("keys");
        entries.forEach((key, entry) -> keys.putObject(key)
                .put("state", entry.state().name().toLowerCase(Locale.ROOT))
                .put("since", entry.since().toString()));
        return json.toPrettyString().getBytes(StandardCharsets.UTF_8);
    }

    public static Condemned parse(byte[] bytes, String where) {
        try {
            JsonNode json = MAPPER.readTree(bytes);
            TreeMap<String, Entry> entries = new TreeMap<>();
            json.required("keys")
                    .fields()
                    .forEachRemaining(field -> entries.put(
                            field.getKey(),
                            new Entry(
                                    State.valueOf(field.getValue()
                                            .required("state")
                                            .asText()
                                            .toUpperCase(Locale.ROOT)),
                                    Instant.parse(
                                            field.getValue().required("since").asText()))));
            return new Condemned(json.required("generation").asLong(), entries);
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new InvalidPageException(
                    where + " is not what wheel:prune wrote: " + e.getMessage(),
                    "find out what else writes there; delete it while neither publish nor prune is under way",
                    e);
        }
    }
}
