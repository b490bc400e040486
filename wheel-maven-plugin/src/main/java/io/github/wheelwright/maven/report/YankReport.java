package io.github.wheelwright.maven.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.wheelwright.core.release.Yank;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells people and programs which files were yanked, and where. */
public final class YankReport {
    private final Consumer<String> line;
    private final Report record;

    /** Prints to {@code line}, notes in {@code record}; {@code destination} is where the index is. */
    public YankReport(Consumer<String> line, Report record, String destination) {
        this.line = line;
        this.record = record.put("destination", destination);
    }

    /** Where the files are listed, and what becomes of them. */
    public void places(List<Yank.Place> places, Optional<String> mark) {
        Table table = new Table("file", "page", "before", "after");
        ArrayNode files = record.list("files");
        for (Yank.Place place : places) {
            table.row(place.file().filename(), place.folder(), text(place.file().yanked()), text(mark));
            files.addObject()
                    .put("filename", place.file().filename())
                    .put("page", place.folder())
                    .put("yanked", mark.isPresent());
        }
        table.lines().forEach(line);
    }

    /** What was done. */
    public void done(int pages, Optional<String> mark) {
        record.put("pages-written", pages);
        line.accept(Count.of(pages, "page") + " written; "
                + (mark.isPresent()
                        ? "installers take these files only where they are pinned exactly"
                        : "installers take these files again"));
    }

    /** The command that checks what came of it. */
    public void next(String command) {
        line.accept("check the index:");
        line.accept("  " + command);
        record.put("next", command);
    }

    private static String text(Optional<String> yanked) {
        return yanked.map(reason -> reason.isEmpty() ? "yanked" : "yanked: " + reason)
                .orElse("offered");
    }
}
