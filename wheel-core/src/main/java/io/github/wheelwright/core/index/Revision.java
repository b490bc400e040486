package io.github.wheelwright.core.index;

import java.util.Optional;

/**
 * The history of one page, kept on it under a private key.
 *
 * @param generation counts the changes of this page; 0 is a page that does not exist yet
 * @param channel what the page shows, where it is a channel's page
 */
public record Revision(long generation, Optional<Build> channel) {
    /** A page that is not there yet. */
    public static final Revision NONE = new Revision(0, Optional.empty());

    /**
     * The build that a channel's page shows.
     *
     * @param ordinal its place in the channel's history
     * @param commit its commit
     */
    public record Build(Ordinal ordinal, String commit) {}

    /** The next change of the same page. */
    public Revision next() {
        return new Revision(generation + 1, channel);
    }

    /** The same place in history, showing {@code build}. */
    public Revision showing(Build build) {
        return new Revision(generation, Optional.of(build));
    }
}
