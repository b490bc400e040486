package io.github.wheelwright.maven.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.wheelwright.maven.image.ChosenWheels;
import io.github.wheelwright.maven.image.TagOutcome;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells people and programs what became of the tags of an image. */
public final class ImageReport {
    private ImageReport() {}

    /** What goes into the image, and from where: lines for {@code line}, a list {@code wheels} in {@code record}. */
    public static void wheels(ChosenWheels wheels, Consumer<String> line, Report record) {
        line.accept(wheels.project().normalized() + " " + wheels.version() + " for "
                + String.join(", ", wheels.platforms()));
        record.put("version", wheels.version().toString());
        wheels.platforms().forEach(record.list("platforms")::add);
        ArrayNode list = record.list("wheels");
        wheels.description()
                .forEach((origin, names) -> names.forEach(name -> {
                    line.accept("  " + name + " from " + origin);
                    list.addObject().put("filename", name).put("from", origin);
                }));
    }

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
