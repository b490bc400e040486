package io.github.wheelwright.maven.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wheelwright.core.name.ProjectName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the script has found in an environment.
 *
 * @param python version of the interpreter; empty where it did not come as far as that
 * @param installed distributions
 * @param imports modules that were imported
 * @param output last lines of the command
 * @param failure of the step that went wrong
 */
record SmokeFacts(
        String python,
        Map<ProjectName, Distribution> installed,
        List<Import> imports,
        List<String> output,
        Optional<Failure> failure) {
    /**
     * An installed distribution.
     *
     * @param version as {@code importlib.metadata} says it
     * @param direct whether it came from an address of its own, not from an index (PEP 610)
     */
    record Distribution(String version, boolean direct) {}

    /**
     * An imported module.
     *
     * @param module its name
     * @param version its {@code __version__}, where that is text
     */
    record Import(String module, Optional<String> version) {}

    /**
     * A step that went wrong.
     *
     * @param step {@code environment}, {@code install}, {@code facts}, {@code import <module>} or {@code command}
     * @param code exit code, {@code -4} for signal 4, or words
     * @param lines the last that it printed
     */
    record Failure(String step, String code, List<String> lines) {}

    static SmokeFacts parse(String json) throws IOException {
        JsonNode node = new ObjectMapper().readTree(json);
        Map<ProjectName, Distribution> installed = new TreeMap<>();
        node.path("installed")
                .fields()
                .forEachRemaining(entry -> installed.put(
                        ProjectName.of(entry.getKey()),
                        new Distribution(
                                entry.getValue().path("version").asText(),
                                entry.getValue().path("direct").asBoolean())));
        List<Import> imports = new ArrayList<>();
        node.path("imports")
                .forEach(entry -> imports.add(new Import(
                        entry.path("module").asText(),
                        Optional.ofNullable(entry.path("version").textValue()))));
        return new SmokeFacts(
                node.path("python").asText(""),
                installed,
                imports,
                lines(node.path("output")),
                node.has("failure") ? Optional.of(failure(node.path("failure"))) : Optional.empty());
    }

    private static Failure failure(JsonNode node) {
        return new Failure(node.path("step").asText(), node.path("code").asText(), lines(node.path("lines")));
    }

    private static List<String> lines(JsonNode node) {
        List<String> lines = new ArrayList<>();
        node.forEach(line -> lines.add(line.asText()));
        return lines;
    }
}
