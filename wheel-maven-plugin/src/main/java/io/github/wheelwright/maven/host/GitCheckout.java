package io.github.wheelwright.maven.host;

import java.nio.file.Path;
import java.util.Optional;
import org.codehaus.plexus.util.cli.CommandLineException;
import org.codehaus.plexus.util.cli.CommandLineUtils;
import org.codehaus.plexus.util.cli.Commandline;

/** What git knows of a checkout. Everything is empty where there is no git, no checkout, or no such commit. */
public final class GitCheckout {
    private final Path folder;

    /** The checkout that {@code folder} is in. */
    public GitCheckout(Path folder) {
        this.folder = folder;
    }

    /** The full hash of the commit that is checked out. */
    public Optional<String> head() {
        return git("rev-parse", "--verify", "--quiet", "HEAD");
    }

    /** When {@code commit} was made, in seconds since 1970: a number that grows along a branch. */
    public Optional<Long> committerTime(String commit) {
        return git("show", "--no-patch", "--format=%ct", "--end-of-options", commit + "^{commit}")
                .map(Long::valueOf);
    }

    private Optional<String> git(String... arguments) {
        Commandline command = new Commandline("git");
        command.setWorkingDirectory(folder.toFile());
        command.addArguments(arguments);
        CommandLineUtils.StringStreamConsumer out = new CommandLineUtils.StringStreamConsumer();
        try {
            int exit = CommandLineUtils.executeCommandLine(command, out, line -> {});
            return exit == 0 ? Optional.of(out.getOutput().strip()) : Optional.empty();
        } catch (CommandLineException e) {
            return Optional.empty();
        }
    }
}
