package io.github.wheelwright.core.release;

import io.github.wheelwright.core.index.Build;
import io.github.wheelwright.core.index.Channel;
import java.util.List;
import java.util.Set;

/**
 * A move of a channel that somebody asked for: the steps, and what they come to.
 *
 * @param channel the channel
 * @param moves what happens to each of its roots
 * @param plan the steps
 */
public record ChannelPlan(Channel channel, List<Move> moves, ReleasePlan plan) {
    /**
     * What happens to one root.
     *
     * @param folder its folder
     * @param from what it shows
     * @param to what it will show
     * @param dropped commits whose jobs will not move it any more
     */
    public record Move(String folder, List<Build> from, List<Build> to, Set<String> dropped) {}
}
