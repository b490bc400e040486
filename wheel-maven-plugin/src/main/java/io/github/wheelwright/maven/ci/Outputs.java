package io.github.wheelwright.maven.ci;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.maven.host.Command;
import io.github.wheelwright.maven.host.Command.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Answers of a goal, handed on to the steps after it in whatever way the CI system has for that. */
public final class Outputs {
    private final Map<String, String> values = new LinkedHashMap<>();

    /** Adds an answer, of one line: {@code base-image}, in the environment {@code BASE_IMAGE}. */
    public Outputs put(String name, String value) {
        if (value.indexOf('\n') >= 0) {
            throw new IllegalArgumentException(name + " has more than one line");
        }
        values.put(name, value);
        return this;
    }

    /** The answers by their names, in their order. */
    public Map<String, String> values() {
        return Collections.unmodifiableMap(values);
    }

    /**
     * Writes {@code <folder>/<goal>.properties} ({@code name=value}) and {@code <folder>/<goal>.env} ({@code NAME=value}, for
     * shells and GitLab's dotenv reports); adds to the files that GitHub's variables {@code GITHUB_OUTPUT} and {@code GITHUB_ENV} name;
     * and in a job of Buildkite sets meta-data.
     *
     * @return where the answers are, for people
     */
    public List<String> handOn(Path folder, String goal, Map<String, String> environment) throws IOException {
        Variables variables = new Variables(environment);
        List<String> places = new ArrayList<>();
        Files.createDirectories(folder);
        places.add(write(folder.resolve(goal + ".properties"), false, StandardOpenOption.TRUNCATE_EXISTING));
        places.add(write(folder.resolve(goal + ".env"), true, StandardOpenOption.TRUNCATE_EXISTING));
        Optional<String> output = variables.get("GITHUB_OUTPUT");
        if (output.isPresent()) {
            write(Path.of(output.get()), false, StandardOpenOption.APPEND);
            places.add("GITHUB_OUTPUT");
        }
        Optional<String> forSteps = variables.get("GITHUB_ENV");
        if (forSteps.isPresent()) {
            write(Path.of(forSteps.get()), true, StandardOpenOption.APPEND);
            places.add("GITHUB_ENV");
        }
        if (variables.get("BUILDKITE_JOB_ID").isPresent() && setMetaData(folder)) {
            places.add("Buildkite's meta-data");
        }
        return places;
    }

    private String write(Path file, boolean asVariables, StandardOpenOption how) throws IOException {
        List<String> lines = new ArrayList<>();
        values.forEach((name, value) -> lines.add((asVariables ? variable(name) : name) + "=" + value));
        Files.write(file, lines, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
        return file.toString();
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Whether there is an agent to take them. */
    private boolean setMetaData(Path folder) {
        for (Map.Entry<String, String> entry : values.entrySet()) {
            Optional<Outcome> outcome = Command.run(
                    folder, List.of("buildkite-agent", "meta-data", "set", entry.getKey(), entry.getValue()));
            if (outcome.isEmpty()) {
                return false;
            }
            if (outcome.get().exit() != 0) {
                throw new WheelException(
                        "buildkite-agent does not take meta-data " + entry.getKey() + ": "
                                + outcome.get().errors(),
                        "see whether the job's agent still runs, or hand on " + folder + " as an artifact");
            }
        }
        return true;
    }
}
