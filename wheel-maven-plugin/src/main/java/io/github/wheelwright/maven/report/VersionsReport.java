package io.github.wheelwright.maven.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.retention.VersionVerdict;
import io.github.wheelwright.core.retention.VersionVerdict.Step;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Tells which versions of an index leave their pages, and why others stay. */
final class VersionsReport {
    private final Consumer<String> line;
    private final Report record;

    VersionsReport(Consumer<String> line, Report record) {
        this.line = line;
        this.record = record;
    }

    /** Each version that goes or is held, and what stays beside it in a row; nothing of projects that stay as they are. */
    void tell(List<VersionVerdict> versions) {
        ArrayNode list = record.list("versions");
        versions.forEach(version -> list.addObject()
                .put("project", version.project().normalized())
                .put("version", version.version().toString())
                .put("files", version.files())
                .put("bytes", version.bytes())
                .put("goes", version.goes())
                .put("why", version.why()));
        if (versions.stream().noneMatch(VersionVerdict::goes)) {
            return;
        }
        Table table = new Table("project", "version", "files", "size", "what becomes of it");
        Map<ProjectName, List<VersionVerdict>> projects = versions.stream()
                .collect(Collectors.groupingBy(VersionVerdict::project, TreeMap::new, Collectors.toList()));
        projects.forEach((project, all) -> rows(table, project.normalized(), all));
        table.lines().forEach(line);
        List<VersionVerdict> going =
                versions.stream().filter(VersionVerdict::goes).toList();
        line.accept(going.size() + (going.size() == 1 ? " version leaves" : " versions leave") + " the pages ("
                + Bytes.text(bytes(going)) + ")");
    }

    private static void rows(Table table, String project, List<VersionVerdict> all) {
        List<VersionVerdict> others =
                all.stream().filter(version -> version.step() == Step.STAYS).toList();
        if (others.size() == all.size()) {
            return;
        }
        for (VersionVerdict version : all) {
            if (version.step() != Step.STAYS) {
                table.row(
                        project,
                        version.version().toString(),
                        String.valueOf(version.files()),
                        Bytes.text(version.bytes()),
                        version.step() + ": " + version.why());
            }
        }
        if (!others.isEmpty()) {
            int files = others.stream().mapToInt(VersionVerdict::files).sum();
            table.row(
                    project,
                    "(" + others.size() + (others.size() == 1 ? " other)" : " others)"),
                    String.valueOf(files),
                    Bytes.text(bytes(others)),
                    others.size() == 1 ? "stays" : "stay");
        }
    }

    private static long bytes(List<VersionVerdict> versions) {
        return versions.stream().mapToLong(VersionVerdict::bytes).sum();
    }
}
