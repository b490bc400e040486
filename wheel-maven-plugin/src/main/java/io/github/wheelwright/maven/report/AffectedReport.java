package io.github.wheelwright.maven.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.wheelwright.maven.affected.Change;
import io.github.wheelwright.maven.affected.Verdict;
import java.util.List;
import java.util.function.Consumer;

/** Tells people and programs what each changed file affects. */
public final class AffectedReport {
    private AffectedReport() {}

    /** A table for {@code line}, a list {@code files} in {@code record}. */
    public static void tell(List<Verdict> verdicts, Change change, Consumer<String> line, Report record) {
        Table table = new Table("file", "affects", "because");
        ArrayNode files = record.list("files");
        for (Verdict verdict : verdicts) {
            table.row(verdict.path(), verdict.effect().toString(), verdict.reason());
            files.addObject()
                    .put("file", verdict.path())
                    .put("affects", verdict.effect().toString())
                    .put("because", verdict.reason());
        }
        if (verdicts.isEmpty()) {
            line.accept("no file has changed in " + change.description());
        } else {
            table.lines().forEach(line);
        }
        record.put("affected-by", change.description());
    }
}
