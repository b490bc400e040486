package io.github.wheelwright.maven.host;

import io.github.wheelwright.core.WheelException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.StringJoiner;
import org.codehaus.plexus.util.cli.CommandLineException;
import org.codehaus.plexus.util.cli.CommandLineUtils;
import org.codehaus.plexus.util.cli.Commandline;

/** The command {@code git}; it asks nobody for a password. */
final class Git {
    private final Path folder;

    Git(Path folder) {
        this.folder = folder;
    }

    /** What it prints; empty where it fails or is not there. */
    Optional<String> ask(String... arguments) {
        Commandline command = command(arguments);
        CommandLineUtils.StringStreamConsumer out = new CommandLineUtils.StringStreamConsumer();
        try {
            int exit = CommandLineUtils.executeCommandLine(command, out, line -> {});
            return exit == 0 ? Optional.of(out.getOutput().strip()) : Optional.empty();
        } catch (CommandLineException e) {
            return Optional.empty();
        }
    }

    /** What it prints; where it fails, its own words. */
    String run(String... arguments) {
        Commandline command = command(arguments);
        CommandLineUtils.StringStreamConsumer out = new CommandLineUtils.StringStreamConsumer();
        StringJoiner errors = new StringJoiner("\n    ");
        try {
            if (CommandLineUtils.executeCommandLine(command, out, errors::add) != 0) {
                throw new WheelException(
                        "git " + String.join(" ", arguments) + " fails:\n    " + errors,
                        "correct the address and the name, or the access to it");
            }
            return out.getOutput();
        } catch (CommandLineException e) {
            throw new WheelException("cannot run git: " + e.getMessage(), "install git", e);
        }
    }

    private Commandline command(String... arguments) {
        Commandline command = new Commandline("git");
        command.setWorkingDirectory(folder.toFile());
        command.addEnvironment("GIT_TERMINAL_PROMPT", "0");
        command.addArguments(arguments);
        return command;
    }
}
