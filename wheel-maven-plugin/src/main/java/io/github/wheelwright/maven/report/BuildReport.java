package io.github.wheelwright.maven.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.wheelwright.maven.docker.StageTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells people and programs what the stages of a build cost. */
public final class BuildReport {
    private BuildReport() {}

    /** A table for {@code line}, a list {@code stages} in {@code record}. */
    public static void tell(List<StageTime> stages, Consumer<String> line, Report record) {
        Table table = new Table("stage", "steps", "cached", "time");
        ArrayNode list = record.list("stages");
        for (StageTime stage : stages) {
            double seconds = stage.time().toMillis() / 1e3;
            table.row(
                    stage.stage(),
                    String.valueOf(stage.steps()),
                    String.valueOf(stage.cached()),
                    String.format(Locale.ROOT, "%.1f s", seconds));
            list.addObject()
                    .put("stage", stage.stage())
                    .put("steps", stage.steps())
                    .put("cached", stage.cached())
                    .put("seconds", seconds);
        }
        table.lines().forEach(line);
    }
}
