package io.github.wheelwright.maven.bake;

import io.github.wheelwright.core.bytes.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The names under which a build looks for caches and leaves its own.
 *
 * @param commit of the commit that is built
 * @param parent of its parent
 * @param mergeBase of the commit that it shares with the upstream branch
 * @param branch of the branch that is built
 * @param upstream of the branch that it is to go into
 */
public record CacheNames(
        Optional<String> commit,
        Optional<String> parent,
        Optional<String> mergeBase,
        Optional<String> branch,
        Optional<String> upstream) {
    private static final int LONGEST_TARGET = 16;
    private static final int DIGITS = 8;

    /** Where to look, the likeliest first. */
    public List<String> read() {
        Set<String> names = new LinkedHashSet<>();
        Stream.of(commit, parent, mergeBase, branch, upstream).forEach(name -> name.ifPresent(names::add));
        return List.copyOf(names);
    }

    /** What is written. */
    public List<String> written() {
        return Stream.concat(commit.stream(), branch.stream()).toList();
    }

    /** The name for one target: else the targets of one run would overwrite each other's. */
    static String forTarget(String name, String target) {
        String clean = target.replaceAll("[^A-Za-z0-9._-]", "_");
        String digest = Sha256.of(target.getBytes(StandardCharsets.UTF_8)).hex().substring(0, DIGITS);
        return name + "-"
                + (clean.length() <= LONGEST_TARGET
                        ? clean
                        : clean.substring(0, LONGEST_TARGET - DIGITS - 1) + "-" + digest);
    }
}
