package io.github.wheelwright.maven.bake;

import io.github.wheelwright.core.bytes.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of caches: one for a branch of a repository, one for a commit, each for one list of architectures. */
public final class BranchTag {
    /** A tag has at most 128 characters; the rest is for the target's name. */
    private static final int LONGEST = 111;

    private static final int DIGITS = 12;
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*|[^/@\\s]+@[^/:\\s]+:.*");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{40}");

    private BranchTag() {}

    /**
     * The branch that is built, out of the first of {@code variables} that is set and is neither an address nor a commit; else {@code
     * pr-<n>} of the pull request.
     */
    public static Optional<String> select(
            List<String> variables, Map<String, String> environment, Optional<String> pullRequest) {
        return variables.stream()
                .map(name -> environment.getOrDefault(name.strip(), "").strip())
                .filter(value -> !value.isEmpty())
                .filter(value -> !ADDRESS.matcher(value).matches()
                        && !COMMIT.matcher(value).matches())
                .findFirst()
                .or(() -> pullRequest.map(number -> "pr-" + number));
    }

    /** The tag for {@code branch} of {@code repository} ({@code owner/name}), built for {@code architectures}; these may be empty. */
    public static String ofBranch(String repository, String branch, String architectures) {
        String suffix = suffix(architectures);
        String name = clean(repository) + "-" + clean(branch);
        return name.substring(0, Math.min(name.length(), LONGEST - suffix.length())) + suffix;
    }

    /** The tag for a commit. */
    public static String ofCommit(String commit, String architectures) {
        return "commit-" + clean(commit.toLowerCase(Locale.ROOT)) + suffix(architectures);
    }

    private static String suffix(String architectures) {
        String text = architectures.isEmpty() ? "default" : architectures;
        String digest = Sha256.of(text.getBytes(StandardCharsets.UTF_8)).hex();
        return "-arch-" + digest.substring(0, DIGITS);
    }

    /** What is not allowed in a tag is {@code _}; nor may it begin with a dot or a dash. */
    private static String clean(String text) {
        return text.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^[.-]", "_");
    }
}
