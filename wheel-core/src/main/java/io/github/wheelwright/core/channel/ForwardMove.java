package io.github.wheelwright.core.channel;

import io.github.wheelwright.core.index.Build;
import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.index.ChannelHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The move of a release job: only to a newer build, and never to one that the channel was rolled back from. Jobs of one commit join
 * the same step.
 *
 * @param channel the channel
 * @param build the job's build
 * @param time when the step is made, if it is
 * @param keep how many steps are remembered
 */
public record ForwardMove(Channel channel, Build build, Instant time, int keep) implements ChannelMove {
    @Override
    public List<Build> builds() {
        return List.of(build);
    }

    @Override
    public ChannelHistory claimed(ChannelHistory current) {
        Optional<Build> joined = current.shown(build.commit());
        boolean past = channel.isPast(current, build);
        if (joined.isPresent()) {
            // Jobs of one commit may have ordinals of their own; the commit keeps the largest.
            return joined.get().ordinal().value() < build.ordinal().value() ? current.correcting(build) : current;
        }
        boolean append = channel.mode() == Channel.Mode.APPEND;
        if (current.dropped().contains(build.commit()) || past && !append) {
            return current;
        }
        List<Build> builds = new ArrayList<>(append ? current.shown() : List.of());
        builds.add(build);
        return current.appending(append).showing(builds, time, keep);
    }
}
