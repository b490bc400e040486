package io.github.wheelwright.core.index;

/**
 * A build that an index shows.
 *
 * @param commit its commit, which names the folder of its files
 * @param ordinal its place in the history of channels
 */
public record Build(String commit, Ordinal ordinal) {
    @Override
    public String toString() {
        return commit + ", ordinal " + ordinal;
    }
}
