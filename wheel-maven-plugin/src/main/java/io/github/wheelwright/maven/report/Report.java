package io.github.wheelwright.maven.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a run did, for programs: one JSON object with {@code goal}, {@code plugin-version}, {@code status} ({@code done}, {@code
 * planned} for a dry run, {@code failed}), {@code error} where it failed, {@code seconds}, and what the goal adds.
 */
public final class Report {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final long begun = System.nanoTime();
    private final ObjectNode root = MAPPER.createObjectNode();

    /** An empty report of one run of {@code goal}. */
    public Report(String goal, String version, boolean dryRun) {
        root.put("goal", goal);
        root.put("plugin-version", version);
        root.put("status", dryRun ? "planned" : "done");
    }

    /** Notes a fact under {@code key}. */
    public Report put(String key, String value) {
        root.put(key, value);
        return this;
    }

    /** Notes a number under {@code key}. */
    public Report put(String key, long value) {
        root.put(key, value);
        return this;
    }

    /** An empty list under {@code key}, to be filled. */
    public ArrayNode list(String key) {
        return root.putArray(key);
    }

    /** An empty object under {@code key}, to be filled. */
    public ObjectNode object(String key) {
        return root.putObject(key);
    }

    /** The run failed, and why. */
    public Report fail(String error) {
        root.put("status", "failed");
        root.put("error", error);
        return this;
    }

    /** The report as it is so far, for standard output. */
    public String asJson() throws IOException {
        return MAPPER.writeValueAsString(root);
    }

    /** Writes the report to {@code file}, whose folder is made if need be. */
    public void write(Path file) throws IOException {
        root.put("seconds", Math.round((System.nanoTime() - begun) / 1e6) / 1e3);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, MAPPER.writeValueAsBytes(root));
    }
}
