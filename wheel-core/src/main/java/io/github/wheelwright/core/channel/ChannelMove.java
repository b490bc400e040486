package io.github.wheelwright.core.channel;

import io.github.wheelwright.core.index.Build;
import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.index.ChannelHistory;
import java.util.List;

/** How one root of a channel comes to show other builds. */
public interface ChannelMove {
    /** The channel. */
    Channel channel();

    /** What the root shall show. */
    List<Build> builds();

    /**
     * The history with the move made: unchanged where it has been made already, or where it has no place in it. A function of what is
     * there at the moment of the write, so that it can be applied again when somebody else was faster.
     */
    ChannelHistory claimed(ChannelHistory current);

    /** Whether {@code history} shows what this move brings. */
    default boolean isShownBy(ChannelHistory history) {
        return builds().stream().allMatch(build -> history.shown(build.commit()).isPresent());
    }
}
