package io.github.wheelwright.core.index;

import io.github.wheelwright.core.WheelException;

/**
 * A name that moves from build to build ({@code nightly}, {@code 0.12.0}): by itself only forward, back by a rollback.
 *
 * @param name folder of its pages
 * @param mode what becomes of the files of older builds
 */
public record Channel(String name, Mode mode) {
    /** What becomes of the files of older builds. */
    public enum Mode {
        /** They are shown no longer. */
        REPLACE,
        /** They stay beside the new ones. */
        APPEND
    }

    /** Whether something newer than {@code build} is shown. */
    public boolean isPast(ChannelHistory history, Build build) {
        return history.shown().stream().anyMatch(shown -> compare(shown, build) > 0);
    }

    /** Negative, zero or positive as {@code a} is older than, the same as or newer than {@code b}. */
    public int compare(Build a, Build b) {
        Ordinal theirs = a.ordinal();
        Ordinal ours = b.ordinal();
        if (theirs.kind() != ours.kind()) {
            throw new WheelException(
                    "channel " + name + " is at ordinal " + theirs + " and this build has " + ours
                            + ": which of the two is newer cannot be told",
                    "use ordinals of kind " + theirs.kind() + " for this channel, as before");
        }
        if (a.commit().equals(b.commit())) {
            return 0;
        }
        int byValue = Long.compare(theirs.value(), ours.value());
        return byValue != 0 ? byValue : a.commit().compareTo(b.commit());
    }
}
