package io.github.wheelwright.core.index;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.wheelwright.core.index.ReleaseList.Commit;
import io.github.wheelwright.core.index.ReleaseList.Shown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the list of releases says of channels and commits, under {@code _channels} and {@code _releases}. What follows from the rest is
 * written for readers, and not read: a channel's {@code main}, a release's {@code channels}.
 */
final class JsonReleases {
    private static final String CHANNELS = "_channels";
    private static final String RELEASES = "_releases";

    private JsonReleases() {}

    static void write(JsonGenerator json, ReleaseList releases) throws IOException {
        if (releases.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(CHANNELS);
        for (Map.Entry<String, SortedMap<String, Shown>> channel :
                releases.channels().entrySet()) {
            writeChannel(json, channel.getKey(), channel.getValue(), releases);
        }
        json.writeEndArray();
        json.writeArrayFieldStart(RELEASES);
        for (String commit : releases.newestFirst()) {
            writeCommit(json, commit, Objects.requireNonNull(releases.commits().get(commit)), releases);
        }
        json.writeEndArray();
    }

    private static void writeChannel(JsonGenerator json, String name, Map<String, Shown> roots, ReleaseList releases)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeArrayFieldStart("roots");
        for (Map.Entry<String, Shown> root : roots.entrySet()) {
            json.writeStartObject();
            json.writeStringField("variant", root.getKey());
            json.writeBooleanField("append", root.getValue().append());
            ListHistory.write(json, root.getValue().now());
            ListHistory.writeNames(
                    json, "main", releases.main(root.getValue().now().builds()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeCommit(JsonGenerator json, String name, Commit commit, ReleaseList releases)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("commit", name);
        if (commit.ordinal().isPresent()) {
            ListHistory.write(json, commit.ordinal().get());
        }
        if (commit.publication().isPresent()) {
            ListHistory.write(json, commit.publication().get());
        }
        ListHistory.writeNames(json, "variants", commit.variants());
        ListHistory.writeNames(json, "channels", releases.showing(name));
        json.writeEndObject();
    }

    static ReleaseList read(JsonNode root) {
        SortedMap<String, SortedMap<String, Shown>> channels = new TreeMap<>();
        for (JsonNode channel : root.path(CHANNELS)) {
            SortedMap<String, Shown> roots = new TreeMap<>();
            for (JsonNode shown : JsonPages.required(channel, "roots")) {
                roots.put(
                        JsonPages.required(shown, "variant").asText(),
                        new Shown(shown.path("append").asBoolean(), ListHistory.entry(shown)));
            }
            channels.put(JsonPages.required(channel, "name").asText(), roots);
        }
        SortedMap<String, Commit> commits = new TreeMap<>();
        for (JsonNode commit : root.path(RELEASES)) {
            List<String> variants = new ArrayList<>();
            commit.path("variants").forEach(variant -> variants.add(variant.asText()));
            commits.put(
                    JsonPages.required(commit, "commit").asText(),
                    new Commit(
                            commit.has("ordinal") ? Optional.of(ListHistory.ordinal(commit)) : Optional.empty(),
                            ListHistory.publication(commit),
                            variants));
        }
        return new ReleaseList(commits, channels);
    }
}
