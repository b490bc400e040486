package io.github.wheelwright.maven.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.wheelwright.maven.image.TagOutcome;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells people and programs what became of the tags of an image. */
public final class ImageReport {
    private ImageReport() {}

    /** A table for {@code line}, a list {@code tags} in {@code record}. */
    public static void tell(List<TagOutcome> outcomes, Consumer<String> line, Report record) {
        Table table = new Table("image", "result", "digest");
        ArrayNode list = record.list("tags");
        for (TagOutcome outcome : outcomes) {
            table.row(
                    outcome.image().toString(),
                    outcome.description(),
                    outcome.digest().isEmpty() ? "-" : outcome.digest());
            list.addObject()
                    .put("image", outcome.image().toString())
                    .put("result", outcome.kind().name().toLowerCase(Locale.ROOT))
                    .put("digest", outcome.digest());
        }
        table.lines().forEach(line);
    }
}
