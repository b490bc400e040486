package io.github.wheelwright.maven.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.maven.smoke.SmokeProblem;
import io.github.wheelwright.maven.smoke.SmokeResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Tells people and programs how smoke tests went. */
public final class SmokeReport {
    private SmokeReport() {}

    /**
     * A table for {@code line}, a list {@code environments} in {@code record}.
     *
     * @param wanted versions by normalised name, which the table shows of what is installed
     */
    public static void tell(
            List<SmokeResult> results, Map<String, String> wanted, Consumer<String> line, Report record) {
        Table table = new Table("environment", "python", "installed", "checked", "time", "result");
        ArrayNode list = record.list("environments");
        for (SmokeResult result : results) {
            table.row(
                    result.environment(),
                    orDash(result.python()),
                    orDash(installed(result, wanted)),
                    orDash(String.join(", ", result.checked())),
                    String.format(Locale.ROOT, "%.1f s", result.time().toMillis() / 1e3),
                    result.isGood() ? "ok" : "failed");
            describe(list.addObject(), result);
        }
        table.lines().forEach(line);
        for (SmokeResult result : results) {
            result.notes().forEach(note -> line.accept(result.environment() + ": " + note));
        }
    }

    /**
     * Says that all is well.
     *
     * @throws WheelException with all that is wrong, if anything is
     */
    public static void check(List<SmokeResult> results, Consumer<String> line) {
        List<SmokeResult> failed =
                results.stream().filter(result -> !result.isGood()).toList();
        String environments = Count.of(results.size(), "environment");
        if (failed.isEmpty()) {
            line.accept("all is well in " + environments);
            return;
        }
        String problems = failed.stream()
                .flatMap(result -> result.problems().stream()
                        .map(problem -> "\n" + result.environment() + ": " + problem.message()))
                .collect(Collectors.joining());
        String remedies = failed.stream()
                .flatMap(result -> result.problems().stream())
                .map(SmokeProblem::remedy)
                .distinct()
                .collect(Collectors.joining("; "));
        throw new WheelException(failed.size() + " of " + environments + " failed" + problems, remedies);
    }

    private static String installed(SmokeResult result, Map<String, String> wanted) {
        String named = result.installed().entrySet().stream()
                .filter(entry -> wanted.containsKey(entry.getKey()))
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return named.isEmpty() ? "" : named + ", " + Count.of(result.installed().size(), "distribution");
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }

    private static void describe(ObjectNode node, SmokeResult result) {
        node.put("environment", result.environment())
                .put("python", result.python())
                .put("status", result.isGood() ? "ok" : "failed")
                .put("seconds", result.time().toMillis() / 1e3);
        ObjectNode installed = node.putObject("installed");
        result.installed().forEach(installed::put);
        result.checked().forEach(node.putArray("checked")::add);
        result.output().forEach(node.putArray("output")::add);
        result.notes().forEach(node.putArray("notes")::add);
        ArrayNode problems = node.putArray("problems");
        for (SmokeProblem problem : result.problems()) {
            problems.addObject().put("message", problem.message()).put("remedy", problem.remedy());
        }
    }
}
