package io.github.wheelwright.core.index;

/**
 * A build that an index shows.
 *
 * @param commit its commit, which names the folder of its files
 * @param ordinal its place in the history of channels
 */
public record Build(String commit, Ordinal ordinal) {
    /** What both say together, where {@code later} is of the same commit. */
    Build and(Build later) {
        return commit.equals(later.commit) ? new Build(commit, ordinal.larger(later.ordinal)) : this;
    }

    @Override
    public String toString() {
        return commit + ", ordinal " + ordinal;
    }
}
