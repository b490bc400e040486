package io.github.wheelwright.maven.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.wheelwright.core.index.FaultCode;
import io.github.wheelwright.core.index.IndexFinding;
import io.github.wheelwright.maven.audit.AuditResult;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Tells people and programs what an audit found. */
public final class AuditReport {
    /** Rows of one code that people are shown; programs get all. */
    private static final int MOST_OF_A_CODE = 5;

    private AuditReport() {}

    /** Prints to {@code line}, notes in {@code record}; gives back the summary. */
    public static String of(AuditResult result, Consumer<String> line, Report record) {
        note(result, record);
        if (!result.findings().isEmpty()) {
            table(result.findings()).lines().forEach(line);
        }
        if (result.projectsLeft() > 0) {
            line.accept("not read: " + Count.of(result.projectsLeft(), "project") + " beyond wheel.maxProjects");
        }
        if (result.filesLeft() > 0) {
            line.accept("not read: " + Count.of(result.filesLeft(), "file") + " beyond wheel.maxFiles");
        }
        String summary = Count.of(result.errors(), "error") + ", " + Count.of(result.warnings(), "warning") + " in "
                + Count.of(result.projects(), "project") + " and " + Count.of(result.files(), "file") + "; "
                + Count.of(result.requests(), "request") + ", " + Bytes.text(result.bytes());
        line.accept(summary);
        return summary;
    }

    private static Table table(List<IndexFinding> findings) {
        Map<FaultCode, List<IndexFinding>> byCode = findings.stream()
                .collect(Collectors.groupingBy(IndexFinding::code, LinkedHashMap::new, Collectors.toList()));
        Table table = new Table("severity", "code", "where", "what");
        // worst first, so that the end of a long table is the least of it
        byCode.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(FaultCode::severity)))
                .forEach(entry -> rows(table, entry.getKey(), entry.getValue()));
        return table;
    }

    private static void rows(Table table, FaultCode code, List<IndexFinding> findings) {
        findings.stream()
                .limit(MOST_OF_A_CODE)
                .forEach(finding -> table.row(severity(finding), code.toString(), finding.where(), finding.message()));
        if (findings.size() > MOST_OF_A_CODE) {
            table.row(
                    severity(findings.get(0)),
                    code.toString(),
                    "and " + (findings.size() - MOST_OF_A_CODE) + " more",
                    code.description());
        }
    }

    private static String severity(IndexFinding finding) {
        return finding.severity().toString().toLowerCase(Locale.ROOT);
    }

    private static void note(AuditResult result, Report record) {
        ArrayNode findings = record.list("findings");
        for (IndexFinding finding : result.findings()) {
            findings.addObject()
                    .put("severity", severity(finding))
                    .put("code", finding.code().toString())
                    .put("where", finding.where())
                    .put("message", finding.message());
        }
        record.put("errors", result.errors())
                .put("warnings", result.warnings())
                .put("projects", result.projects())
                .put("projects-left", result.projectsLeft())
                .put("files", result.files())
                .put("files-left", result.filesLeft())
                .put("requests", result.requests())
                .put("bytes", result.bytes());
    }
}
