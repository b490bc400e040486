package io.github.wheelwright.core.index;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.wheelwright.core.name.ProjectName;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was said of projects (PEP 792), kept on the list above all pages of an index: a page that is new begins with it.
 *
 * @param byName by normalized name; what was set back to active stays, as that was said too
 */
public record ProjectStatuses(SortedMap<String, ProjectStatus> byName) {
    /** Nothing was said. */
    public static final ProjectStatuses NONE = new ProjectStatuses(new TreeMap<>());

    private static final String FIELD = "statuses";

    /** Copies what is given. */
    public ProjectStatuses {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    /** The status of a project; {@link ProjectStatus#ACTIVE} where nothing was said. */
    public ProjectStatus of(ProjectName project) {
        return byName.getOrDefault(project.normalized(), ProjectStatus.ACTIVE);
    }

    /** Whether something was said of {@code project}. */
    public boolean knows(ProjectName project) {
        return byName.containsKey(project.normalized());
    }

    /** The same, and this of {@code project}. */
    public ProjectStatuses with(ProjectName project, ProjectStatus status) {
        SortedMap<String, ProjectStatus> other = new TreeMap<>(byName);
        other.put(project.normalized(), status);
        return new ProjectStatuses(other);
    }

    void write(JsonGenerator json) throws IOException {
        if (byName.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart(FIELD);
        for (Map.Entry<String, ProjectStatus> entry : byName.entrySet()) {
            write(json, entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }

    static void write(JsonGenerator json, String field, ProjectStatus status) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("status", status.marker().toString());
        if (status.reason().isPresent()) {
            json.writeStringField("reason", status.reason().get());
        }
        json.writeEndObject();
    }

    static ProjectStatuses read(JsonNode own) {
        SortedMap<String, ProjectStatus> byName = new TreeMap<>();
        own.path(FIELD).fields().forEachRemaining(entry -> byName.put(entry.getKey(), readOne(entry.getValue())));
        return new ProjectStatuses(byName);
    }

    static ProjectStatus readOne(JsonNode node) {
        return new ProjectStatus(
                ProjectStatus.Marker.of(JsonPages.required(node, "status").asText()),
                Optional.ofNullable(node.path("reason").textValue()));
    }
}
