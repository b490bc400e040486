package io.github.wheelwright.maven.host;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.maven.host.Command.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command {@code git}; it asks nobody for a password. */
final class Git {
    private final Path folder;

    Git(Path folder) {
        this.folder = folder;
    }

    /** What it prints; empty where it fails or is not there. */
    Optional<String> ask(String... arguments) {
        return outcome(arguments)
                .filter(outcome -> outcome.exit() == 0)
                .map(outcome -> outcome.out().strip());
    }

    /** What it prints; where it fails, its own words. */
    String run(String... arguments) {
        Outcome outcome =
                outcome(arguments).orElseThrow(() -> new WheelException("there is no git on the PATH", "install git"));
        if (outcome.exit() != 0) {
            String errors = outcome.errors().lines().collect(Collectors.joining("\n    "));
            throw new WheelException(
                    "git " + String.join(" ", arguments) + " fails:\n    " + errors,
                    "correct the address and the name, or the access to it");
        }
        return outcome.out();
    }

    private Optional<Outcome> outcome(String... arguments) {
        List<String> words =
                Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
        return new Command(folder, words, Map.of("GIT_TERMINAL_PROMPT", "0"), "", Command.LONG).run();
    }
}
