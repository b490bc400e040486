package io.github.wheelwright.maven.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wheelwright.core.wheel.Finding;
import io.github.wheelwright.core.wheel.Finding.Severity;
import io.github.wheelwright.core.wheel.PypiVerdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Tells people and programs what was found in wheels. */
public final class VerifyReport {
    private final ArrayNode wheels;
    private final Severity least;
    private final Table table = new Table("wheel", "size", "result", "PyPI takes it");
    private final List<String> details = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private int count;
    private int failed;
    private int hidden;

    /** Notes all in {@code record}, and shows findings that are as bad as {@code least} or worse. */
    public VerifyReport(Report record, Severity least) {
        this.wheels = record.list("wheels");
        this.least = least;
    }

    /** Adds what was found in {@code file} of {@code size} bytes; {@code fails} are findings that the run fails for. */
    public void add(Path file, long size, List<Finding> findings, Predicate<Finding> fails) {
        PypiVerdict pypi = PypiVerdict.of(findings);
        String name = String.valueOf(file.getFileName());
        table.row(name, Bytes.text(size), result(findings), pypi.toString());
        describe(file, size, findings, pypi);
        List<Finding> fatal = findings.stream().filter(fails).toList();
        count++;
        failed += fatal.isEmpty() ? 0 : 1;
        fatal.forEach(finding -> failures.add("  " + file + ": " + finding));
        for (Finding finding : findings) {
            if (finding.severity().compareTo(least) > 0) {
                hidden++;
            } else if (!fatal.contains(finding)) {
                details.add("  " + name + ": " + finding);
            }
        }
    }

    private static String result(List<Finding> findings) {
        List<String> counts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long number = findings.stream()
                    .filter(finding -> finding.severity() == severity)
                    .count();
            if (number > 0) {
                counts.add(Count.of(number, severity.name().toLowerCase(Locale.ROOT)));
            }
        }
        return counts.isEmpty() ? "nothing found" : String.join(", ", counts);
    }

    private void describe(Path file, long size, List<Finding> findings, PypiVerdict pypi) {
        ObjectNode node = wheels.addObject().put("file", file.toString()).put("size", size);
        node.put("sound", findings.stream().noneMatch(Finding::isError));
        ObjectNode verdict = node.putObject("pypi").put("accepted", pypi.isAccepted());
        ArrayNode reasons = verdict.putArray("because");
        pypi.reasons().stream().map(finding -> finding.code().name()).distinct().forEach(reasons::add);
        ArrayNode list = node.putArray("findings");
        for (Finding finding : findings) {
            list.addObject()
                    .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                    .put("code", finding.code().name())
                    .put("where", finding.where())
                    .put("message", finding.message());
        }
    }

    /** The table, and what was found that the run does not fail for. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(table.lines());
        lines.addAll(details);
        if (hidden > 0) {
            lines.add(Count.of(hidden, "finding") + " of less weight not shown; -Dwheel.severity=note shows all");
        }
        return lines;
    }

    /** What the run fails for, a line each; empty if it does not. */
    public List<String> failures() {
        return failures;
    }

    /** How it went, for the last line: {@code 1 of 3 wheels failed}. */
    public String outcome() {
        return failed == 0
                ? Count.of(count, "wheel") + " verified"
                : failed + " of " + Count.of(count, "wheel") + " failed";
    }
}
