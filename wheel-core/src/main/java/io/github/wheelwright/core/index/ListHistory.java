package io.github.wheelwright.core.index;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a list keeps under {@code _wheelwright} besides its revision: the build whose root it is, the history of its channel. */
final class ListHistory {
    private ListHistory() {}

    static void write(JsonGenerator json, ProjectList list) throws IOException {
        if (list.build().isPresent()) {
            json.writeFieldName("build");
            writeBuild(json, list.build().get());
        }
        if (list.publication().isPresent()) {
            json.writeObjectFieldStart("publication");
            write(json, list.publication().get());
            json.writeEndObject();
        }
        ChannelHistory channel = list.channel();
        if (channel.equals(ChannelHistory.NONE)) {
            return;
        }
        json.writeBooleanField("append", channel.append());
        json.writeArrayFieldStart("history");
        for (ChannelHistory.Entry entry : channel.entries()) {
            json.writeStartObject();
            write(json, entry);
            json.writeEndObject();
        }
        json.writeEndArray();
        writeNames(json, "dropped", channel.dropped());
        writeNames(json, "pages", channel.pages());
    }

    /** The fields of a step. */
    static void write(JsonGenerator json, ChannelHistory.Entry entry) throws IOException {
        json.writeNumberField("step", entry.step());
        json.writeStringField("time", entry.time().toString());
        json.writeArrayFieldStart("builds");
        for (Build build : entry.builds()) {
            writeBuild(json, build);
        }
        json.writeEndArray();
    }

    /** The fields of a publication. */
    static void write(JsonGenerator json, Publication publication) throws IOException {
        json.writeStringField("published", publication.time().toString());
        writeNames(json, "main", publication.main());
    }

    static Optional<Publication> publication(JsonNode node) {
        return Optional.ofNullable(node.path("published").textValue())
                .map(time -> new Publication(Instant.parse(time), readNames(node, "main")));
    }

    static Optional<Build> build(JsonNode own) {
        return own.has("build") ? Optional.of(readBuild(own.get("build"))) : Optional.empty();
    }

    /** The history; a list of before there were histories says which build it shows, and nothing else. */
    static ChannelHistory channel(JsonNode own, List<String> projects) {
        if (own.has("commit")) {
            return ChannelHistory.NONE
                    .showing(List.of(readBuild(own)), Instant.EPOCH, 1)
                    .withPages(projects);
        }
        List<ChannelHistory.Entry> entries = new ArrayList<>();
        for (JsonNode entry : own.path("history")) {
            entries.add(entry(entry));
        }
        return new ChannelHistory(
                own.path("append").asBoolean(), entries, readNames(own, "dropped"), readNames(own, "pages"));
    }

    static ChannelHistory.Entry entry(JsonNode entry) {
        List<Build> builds = new ArrayList<>();
        JsonPages.required(entry, "builds").forEach(build -> builds.add(readBuild(build)));
        return new ChannelHistory.Entry(
                JsonPages.required(entry, "step").asLong(),
                Instant.parse(JsonPages.required(entry, "time").asText()),
                builds);
    }

    private static void writeBuild(JsonGenerator json, Build build) throws IOException {
        json.writeStartObject();
        json.writeStringField("commit", build.commit());
        write(json, build.ordinal());
        json.writeEndObject();
    }

    /** The fields of an ordinal. */
    static void write(JsonGenerator json, Ordinal ordinal) throws IOException {
        json.writeStringField("ordinal-kind", ordinal.kind().toString());
        json.writeNumberField("ordinal", ordinal.value());
    }

    static Ordinal ordinal(JsonNode node) {
        return new Ordinal(
                Ordinal.Kind.of(JsonPages.required(node, "ordinal-kind").asText()),
                JsonPages.required(node, "ordinal").asLong());
    }

    private static Build readBuild(JsonNode node) {
        return new Build(JsonPages.required(node, "commit").asText(), ordinal(node));
    }

    static void writeNames(JsonGenerator json, String field, Collection<String> names) throws IOException {
        json.writeArrayFieldStart(field);
        for (String name : names) {
            json.writeString(name);
        }
        json.writeEndArray();
    }

    private static SortedSet<String> readNames(JsonNode own, String field) {
        SortedSet<String> names = new TreeSet<>();
        own.path(field).forEach(name -> names.add(name.asText()));
        return names;
    }
}
