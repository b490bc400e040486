package io.github.wheelwright.maven.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.wheelwright.core.index.ProjectStatus;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.release.StatusChange;
import java.util.List;
import java.util.function.Consumer;

/** Tells people and programs what is said of a project, and where. */
public final class StatusReport {
    private final Consumer<String> line;
    private final Report record;

    /** Prints to {@code line}, notes in {@code record}; {@code destination} is where the index is. */
    public StatusReport(Consumer<String> line, Report record, String destination) {
        this.line = line;
        this.record = record.put("destination", destination);
    }

    /** The pages of the project, what they say, and what they will say. */
    public void places(ProjectName project, List<StatusChange.Place> places, ProjectStatus next) {
        record.put("project", project.normalized())
                .put("project-status", next.marker().toString());
        Table table = new Table("page", "files", "before", "after");
        ArrayNode pages = record.list("pages");
        for (StatusChange.Place place : places) {
            table.row(place.folder(), Integer.toString(place.files()), text(place.status()), text(next));
            pages.addObject()
                    .put("page", place.folder())
                    .put("before", place.status().marker().toString());
        }
        table.lines().forEach(line);
    }

    /** What was done. */
    public void done(int pages, ProjectStatus status) {
        record.put("pages-written", pages);
        line.accept(Count.of(pages, "page") + " written; " + effect(status));
    }

    /** The command that checks what came of it. */
    public void next(String command) {
        line.accept("check the index:");
        line.accept("  " + command);
        record.put("next", command);
    }

    private static String effect(ProjectStatus status) {
        return switch (status.marker()) {
            case ACTIVE -> "files are offered and taken";
            case ARCHIVED -> "files are offered, and no more are taken";
            case QUARANTINED -> "no files are offered, and no more are taken";
            case DEPRECATED -> "files are offered and taken; installers may warn";
        };
    }

    private static String text(ProjectStatus status) {
        return status.marker() + status.reason().map(reason -> ": " + reason).orElse("");
    }
}
