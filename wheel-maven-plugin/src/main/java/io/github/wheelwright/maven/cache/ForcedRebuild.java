package io.github.wheelwright.maven.cache;

import io.github.wheelwright.maven.ci.Variables;
import io.github.wheelwright.maven.host.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether somebody wants a build although the cache has one.
 *
 * @param property as configured
 * @param variable environment variable that says so, too
 * @param metaData key of Buildkite's meta-data that says so, too
 */
public record ForcedRebuild(boolean property, String variable, String metaData) {
    /** Who wants it, in words. */
    public Optional<String> by(Map<String, String> environment) {
        if (property) {
            return Optional.of("wheel.forceRebuild");
        }
        if (new Variables(environment).isTrue(variable)) {
            return Optional.of("environment variable " + variable);
        }
        // outside of a job the agent has no meta-data to give
        return environment.containsKey("BUILDKITE_JOB_ID") && Variables.isYes(ask())
                ? Optional.of("Buildkite meta-data " + metaData)
                : Optional.empty();
    }

    /** Nothing where there is no agent on the PATH. */
    private String ask() {
        return Command.run(Path.of(""), List.of("buildkite-agent", "meta-data", "get", metaData, "--default", ""))
                .filter(outcome -> outcome.exit() == 0)
                .map(Command.Outcome::out)
                .orElse("");
    }
}
