package io.github.wheelwright.core.channel;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.index.Build;
import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.index.ChannelHistory;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The move that somebody asked for by name: forward or back, whatever the ordinals say.
 *
 * @param channel the channel
 * @param builds what the root shall show
 * @param dropped commits that shall not come back by themselves
 * @param restored commits that may come again
 * @param from the step that the root was at when this was planned
 * @param time when the step is made
 * @param keep how many steps are remembered
 */
public record ExplicitMove(
        Channel channel,
        List<Build> builds,
        Set<String> dropped,
        Set<String> restored,
        long from,
        Instant time,
        int keep)
        implements ChannelMove {
    @Override
    public ChannelHistory claimed(ChannelHistory current) {
        if (isMadeIn(current)) {
            return current;
        }
        if (current.step() != from) {
            throw new WheelException(
                    "channel " + channel.name() + " has moved since this was planned; it shows " + current.shown(),
                    "look at it, and run this again if it still has to be");
        }
        SortedSet<String> out = new TreeSet<>(current.dropped());
        out.addAll(dropped);
        out.removeAll(restored);
        return current.appending(channel.mode() == Channel.Mode.APPEND)
                .dropping(out)
                .showing(builds, time, keep);
    }

    /** A later build beside these is no hindrance in a channel that keeps builds beside each other. */
    @Override
    public boolean isShownBy(ChannelHistory history) {
        return ChannelMove.super.isShownBy(history)
                && dropped.stream().noneMatch(commit -> history.shown(commit).isPresent())
                && (channel.mode() == Channel.Mode.APPEND || history.shown().size() == builds.size());
    }

    /** Somebody has made this step; an interrupted run is finished, and no second step made. */
    private boolean isMadeIn(ChannelHistory history) {
        return history.step() > 0
                && history.shown().size() == builds.size()
                && isShownBy(history)
                && history.dropped().containsAll(dropped)
                && history.dropped().stream().noneMatch(restored::contains);
    }
}
