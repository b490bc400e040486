package io.github.wheelwright.core.index;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.name.ProjectName;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The JSON form of pages (PEP 691, 700, 714, 740, 792), written and read. This form is the index's state: all that a page knows is in it,
 * what the standards have no key for under {@code _wheelwright} (keys with {@code _} are the server's own, PEP 691).
 *
 * <p>For METADATA only {@code core-metadata} is written: the older key {@code dist-info-metadata} with hashes crashes pip 22.3.1 and
 * 23.1.2.
 */
public final class JsonPages {
    /** Media type of PEP 691. */
    public static final String CONTENT_TYPE = "application/vnd.pypi.simple.v1+json";

    /** Version of the API that the pages follow, in both forms. */
    static final String API_VERSION = "1.4";

    /** Files of a quarantined project, which readers must not be offered. */
    private static final String WITHHELD = "_files";

    private static final String STATUS = "project-status";

    private static final String DEPARTURE = "_departure";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonPages() {}

    /** The page of a project, as it stands at {@code key}. */
    public static byte[] render(ProjectPage page, String key) {
        return Json.written(json -> {
            json.writeStartObject();
            writeMeta(json);
            startOwn(json, page.revision());
            json.writeEndObject();
            writeStatus(json, page.status());
            json.writeStringField("name", page.name().normalized());
            json.writeArrayFieldStart("versions");
            for (String version : page.files().stream()
                    .map(file -> file.wheel().version().toString())
                    .distinct()
                    .toList()) {
                json.writeString(version);
            }
            json.writeEndArray();
            writeFiles(json, "files", page.offered(), key);
            if (!page.status().offersFiles()) {
                writeFiles(json, WITHHELD, page.files(), key);
            }
            json.writeEndObject();
        });
    }

    /** The list of projects. */
    public static byte[] render(ProjectList list) {
        return Json.written(json -> {
            json.writeStartObject();
            writeMeta(json);
            startOwn(json, list.revision());
            ListHistory.write(json, list);
            list.statuses().write(json);
            json.writeEndObject();
            json.writeArrayFieldStart("projects");
            for (String project : list.projects()) {
                json.writeStartObject();
                json.writeStringField("name", project);
                json.writeEndObject();
            }
            json.writeEndArray();
            if (!list.variants().isEmpty()) {
                json.writeArrayFieldStart("_variants");
                for (String variant : list.variants()) {
                    json.writeString(variant);
                }
                json.writeEndArray();
            }
            JsonReleases.write(json, list.releases());
            json.writeEndObject();
        });
    }

    /** Reads the page that {@link #render(ProjectPage, String)} wrote to {@code key}; {@code where} names it in messages. */
    public static ProjectPage parseProject(byte[] bytes, String key, String where) {
        return parsed(bytes, where, root -> {
            List<IndexFile> files = new ArrayList<>();
            for (JsonNode file : root.has(WITHHELD) ? root.get(WITHHELD) : required(root, "files")) {
                files.add(readFile(file, key));
            }
            return new ProjectPage(
                    ProjectName.of(required(root, "name").asText()),
                    files,
                    readStatus(root),
                    readRevision(required(root, "_wheelwright")));
        });
    }

    /** Reads the list that {@link #render(ProjectList)} wrote; {@code where} names it in messages. */
    public static ProjectList parseList(byte[] bytes, String where) {
        return parsed(bytes, where, root -> {
            List<String> projects = new ArrayList<>();
            for (JsonNode project : required(root, "projects")) {
                projects.add(required(project, "name").asText());
            }
            List<String> variants = new ArrayList<>();
            root.path("_variants").forEach(variant -> variants.add(variant.asText()));
            JsonNode own = required(root, "_wheelwright");
            return new ProjectList(
                    projects,
                    variants,
                    readRevision(own),
                    ListHistory.build(own),
                    ListHistory.publication(own.path("publication")),
                    ListHistory.channel(own, projects),
                    ProjectStatuses.read(own),
                    JsonReleases.read(root));
        });
    }

    private static void writeMeta(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("meta");
        json.writeStringField("api-version", API_VERSION);
        json.writeEndObject();
    }

    /** PEP 792; an active project may do without. */
    private static void writeStatus(JsonGenerator json, ProjectStatus status) throws IOException {
        if (!status.equals(ProjectStatus.ACTIVE)) {
            ProjectStatuses.write(json, STATUS, status);
        }
    }

    private static ProjectStatus readStatus(JsonNode root) {
        return root.has(STATUS) ? ProjectStatuses.readOne(root.get(STATUS)) : ProjectStatus.ACTIVE;
    }

    private static void writeFiles(JsonGenerator json, String field, List<IndexFile> files, String pageKey)
            throws IOException {
        json.writeArrayFieldStart(field);
        for (IndexFile file : files) {
            writeFile(json, file, pageKey);
        }
        json.writeEndArray();
    }

    private static void startOwn(JsonGenerator json, Revision revision) throws IOException {
        json.writeObjectFieldStart("_wheelwright");
        json.writeNumberField("generation", revision.generation());
        if (revision.step() > 0) {
            json.writeNumberField("step", revision.step());
        }
    }

    /** A page of before there were steps, which says what build it shows, is at the first one. */
    private static Revision readRevision(JsonNode own) {
        return new Revision(
                required(own, "generation").asLong(), own.path("step").asLong(own.has("commit") ? 1 : 0));
    }

    private static void writeFile(JsonGenerator json, IndexFile file, String pageKey) throws IOException {
        json.writeStartObject();
        json.writeStringField("filename", file.filename());
        json.writeStringField("url", Href.relative(pageKey, file.key()));
        json.writeObjectFieldStart("hashes");
        json.writeStringField("sha256", file.sha256().hex());
        json.writeEndObject();
        json.writeNumberField("size", file.size());
        json.writeStringField("upload-time", file.uploadTime().toString());
        if (file.requiresPython().isPresent()) {
            json.writeStringField("requires-python", file.requiresPython().get());
        }
        if (file.coreMetadata().isPresent()) {
            json.writeObjectFieldStart("core-metadata");
            json.writeStringField("sha256", file.coreMetadata().get().hex());
            json.writeEndObject();
            json.writeBooleanField("_dist-info-metadata", file.distInfoMetadata());
        }
        if (file.offeredYank().isPresent()) {
            String reason = file.offeredYank().get();
            if (reason.isEmpty()) {
                json.writeBooleanField("yanked", true);
            } else {
                json.writeStringField("yanked", reason);
            }
        }
        if (file.provenance().isPresent()) {
            json.writeStringField("provenance", file.provenance().get().address(pageKey, file.key()));
        }
        if (file.departure().isPresent()) {
            writeDeparture(json, file.departure().get());
        }
        json.writeEndObject();
    }

    private static void writeDeparture(JsonGenerator json, Departure departure) throws IOException {
        json.writeObjectFieldStart(DEPARTURE);
        if (departure.shown()) {
            json.writeBooleanField("shown", true);
        }
        if (departure.until().isPresent()) {
            json.writeStringField("until", departure.until().get().toString());
        }
        if (departure.reason().isPresent()) {
            json.writeStringField("reason", departure.reason().get());
        }
        json.writeEndObject();
    }

    private static Optional<Departure> readDeparture(JsonNode file) {
        return Optional.ofNullable(file.get(DEPARTURE))
                .map(node -> new Departure(
                        node.path("shown").asBoolean(),
                        Optional.ofNullable(node.path("until").textValue()).map(Instant::parse),
                        Optional.ofNullable(node.path("reason").textValue())));
    }

    /** What somebody said of the file; what only follows from its departure is no yank of its own. */
    private static Optional<String> readYank(JsonNode yanked, Optional<Departure> departure) {
        Optional<String> said = yanked.isTextual()
                ? Optional.of(yanked.asText())
                : yanked.asBoolean() ? Optional.of("") : Optional.empty();
        return said.filter(reason -> !departure.flatMap(Departure::reason).equals(Optional.of(reason)));
    }

    private static IndexFile readFile(JsonNode file, String pageKey) {
        Optional<Departure> departure = readDeparture(file);
        String key = Href.resolved(pageKey, required(file, "url").asText());
        return new IndexFile(
                key,
                new Sha256(required(required(file, "hashes"), "sha256").asText()),
                required(file, "size").asLong(),
                Instant.parse(required(file, "upload-time").asText()),
                Optional.ofNullable(file.path("requires-python").textValue()),
                Optional.ofNullable(file.path("core-metadata").path("sha256").textValue())
                        .map(Sha256::new),
                file.path("_dist-info-metadata").asBoolean(),
                readYank(file.path("yanked"), departure),
                Optional.ofNullable(file.path("provenance").textValue())
                        .map(address -> ProvenanceLink.read(address, pageKey, key)),
                departure);
    }

    static JsonNode required(JsonNode parent, String field) {
        JsonNode value = parent.get(field);
        if (value == null) {
            throw new InvalidPageException("no \"" + field + "\"");
        }
        return value;
    }

    private interface Reader<T> {
        T read(JsonNode root);
    }

    private static <T> T parsed(byte[] bytes, String where, Reader<T> reader) {
        try {
            return reader.read(MAPPER.readTree(bytes));
        } catch (IOException | DateTimeException | IllegalArgumentException | WheelException e) {
            throw foreign(where, e);
        }
    }

    private static InvalidPageException foreign(String where, Exception cause) {
        return new InvalidPageException(
                where + " is not a page that Wheelwright wrote: " + cause.getMessage()
                        + "\nNothing has been changed, because files that it lists could be lost.",
                "publish to an empty prefix, or delete that page and run wheel:index to write it anew",
                cause);
    }
}
