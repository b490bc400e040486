package io.github.wheelwright.maven.config;

import io.github.wheelwright.maven.host.GitCheckout;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The commit that a release is named after. */
public final class Commit {
    private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]*");
    private static final List<String> VARIABLES = List.of("BUILDKITE_COMMIT", "GITHUB_SHA", "CI_COMMIT_SHA");

    private Commit() {}

    /** The configured name, else what the CI system says, else what is checked out. */
    public static String name(Optional<String> configured, GitCheckout checkout) {
        String name = configured
                .or(Commit::fromEnvironment)
                .or(checkout::head)
                .orElseThrow(() -> Setting.missing(
                        "commit",
                        "layout commit names folders after it, none of " + String.join(", ", VARIABLES)
                                + " is set, and this is no git checkout",
                        "1c57644d8a0b4ff1e2c5a7b39d6f01e48c2b9a7f"));
        return folder("commit", name);
    }

    /** {@code name}, if it can be the name of one folder. */
    public static String folder(String parameter, String name) {
        if (!FOLDER.matcher(name).matches()) {
            throw Setting.wrong(
                    parameter,
                    name,
                    "cannot be the name of a folder of an index",
                    "use letters, digits and . _ + - only");
        }
        return name;
    }

    private static Optional<String> fromEnvironment() {
        // Buildkite sets its variable to "HEAD" for builds that name no commit.
        return VARIABLES.stream()
                .map(System::getenv)
                .filter(value -> value != null && !value.isBlank() && !value.equals("HEAD"))
                .findFirst();
    }
}
