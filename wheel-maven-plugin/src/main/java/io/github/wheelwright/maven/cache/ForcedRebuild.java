package io.github.wheelwright.maven.cache;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codehaus.plexus.util.cli.CommandLineException;
import org.codehaus.plexus.util.cli.CommandLineUtils;
import org.codehaus.plexus.util.cli.CommandLineUtils.StringStreamConsumer;
import org.codehaus.plexus.util.cli.Commandline;

/**
 * Whether somebody wants a build although the cache has one.
 *
 * @param property as configured
 * @param variable environment variable that says so, too
 * @param metaData key of Buildkite's meta-data that says so, too
 */
public record ForcedRebuild(boolean property, String variable, String metaData) {
    private static final Set<String> YES = Set.of("true", "1", "yes", "on");

    /** Who wants it, in words. */
    public Optional<String> by(Map<String, String> environment) {
        if (property) {
            return Optional.of("wheel.forceRebuild");
        }
        if (isYes(environment.getOrDefault(variable, ""))) {
            return Optional.of("environment variable " + variable);
        }
        // outside of a job the agent has no meta-data to give
        return environment.containsKey("BUILDKITE_JOB_ID") && isYes(ask())
                ? Optional.of("Buildkite meta-data " + metaData)
                : Optional.empty();
    }

    private String ask() {
        Commandline command = new Commandline("buildkite-agent");
        command.addArguments(new String[] {"meta-data", "get", metaData, "--default", ""});
        StringStreamConsumer out = new StringStreamConsumer();
        try {
            return CommandLineUtils.executeCommandLine(command, out, line -> {}) == 0 ? out.getOutput() : "";
        } catch (CommandLineException e) {
            return ""; // no agent on the PATH
        }
    }

    private static boolean isYes(String text) {
        return YES.contains(text.strip().toLowerCase(Locale.ROOT));
    }
}
