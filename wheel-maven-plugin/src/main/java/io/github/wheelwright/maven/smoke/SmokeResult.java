package io.github.wheelwright.maven.smoke;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How it went in one environment.
 *
 * @param environment for people
 * @param python version of its interpreter
 * @param installed versions by normalised name
 * @param checked modules that were imported, or what tells that a service is well
 * @param output last lines of the command
 * @param notes what is odd, but not wrong
 * @param problems what is wrong; none where all is well
 * @param time that it took
 */
public record SmokeResult(
        String environment,
        String python,
        Map<String, String> installed,
        List<String> checked,
        List<String> output,
        List<String> notes,
        List<SmokeProblem> problems,
        Duration time) {
    /** Whether nothing is wrong. */
    public boolean isGood() {
        return problems.isEmpty();
    }
}
