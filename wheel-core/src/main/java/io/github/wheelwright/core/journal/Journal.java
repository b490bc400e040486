package io.github.wheelwright.core.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wheelwright.core.index.InvalidPageException;
import io.github.wheelwright.core.requirement.InvalidRequirementException;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoredObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Says that a run is under way, so that what it has written and not listed yet is not taken for rubbish. Nothing is read from it to
 * go on with a run that died: every step can be done again.
 *
 * @param id the same for every run of the same plan
 * @param files own keys of its files
 * @param roots folders of the roots that it writes
 * @param requires what its files require, as in {@code Requires-Dist}
 * @param started when the plan was begun, by the first of its runs
 * @param expires when it counts for nothing any more, unless it is refreshed before
 * @param host who refreshed it last, for people
 */
public record Journal(
        String id,
        SortedSet<String> files,
        SortedSet<String> roots,
        SortedSet<String> requires,
        Instant started,
        Instant expires,
        String host) {
    /** Folder of all journals. */
    public static final String FOLDER = "_txn/";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    public Journal {
        files = Collections.unmodifiableSortedSet(new TreeSet<>(files));
        roots = Collections.unmodifiableSortedSet(new TreeSet<>(roots));
        requires = Collections.unmodifiableSortedSet(new TreeSet<>(requires));
    }

    public String key() {
        return FOLDER + id + ".json";
    }

    /** Whether {@code key} may be that of one of its files, wherever it found room for them. */
    public boolean protects(String key) {
        return files.contains(FileKey.home(key));
    }

    public Journal refreshed(Instant until, String by) {
        return new Journal(id, files, roots, requires, started, until, by);
    }

    /** All that are in {@code store}. */
    public static List<Journal> all(ObjectStore store) {
        List<Journal> journals = new ArrayList<>();
        for (StoredObject object : store.list(FOLDER)) {
            store.get(object.key())
                    .ifPresent(content -> journals.add(parse(content.bytes(), store.describe(object.key()))));
        }
        return journals;
    }

    /** Those in {@code store} that count at {@code now}. */
    public static List<Journal> running(ObjectStore store, Instant now) {
        return all(store).stream()
                .filter(journal -> journal.expires().isAfter(now))
                .toList();
    }

    public byte[] render() {
        ObjectNode json = MAPPER.createObjectNode()
                .put("id", id)
                .put("started", started.toString())
                .put("expires", expires.toString())
                .put("host", host);
        files.forEach(json.putArray("files")::add);
        roots.forEach(json.putArray("roots")::add);
        requires.forEach(json.putArray("requires")::add);
        return json.toPrettyString().getBytes(StandardCharsets.UTF_8);
    }

    public static Journal parse(byte[] bytes, String where) {
        try {
            JsonNode json = MAPPER.readTree(bytes);
            Collection<String> files = new TreeSet<>();
            json.required("files").forEach(file -> files.add(file.asText()));
            Collection<String> roots = new TreeSet<>();
            json.required("roots").forEach(root -> roots.add(root.asText()));
            Collection<String> requires = new TreeSet<>();
            json.path("requires")
                    .forEach(requirement ->
                            requires.add(Requirement.parse(requirement.asText()).toString()));
            return new Journal(
                    json.required("id").asText(),
                    new TreeSet<>(files),
                    new TreeSet<>(roots),
                    new TreeSet<>(requires),
                    Instant.parse(json.required("started").asText()),
                    Instant.parse(json.required("expires").asText()),
                    json.required("host").asText());
        } catch (IOException | IllegalArgumentException | DateTimeException | InvalidRequirementException e) {
            throw new InvalidPageException(
                    where + " is not a journal that Wheelwright wrote: " + e.getMessage(),
                    "find out what else writes there; delete it once no publish is under way",
                    e);
        }
    }
}
