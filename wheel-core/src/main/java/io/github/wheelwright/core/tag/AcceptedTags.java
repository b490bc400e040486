package io.github.wheelwright.core.tag;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Tags in an order of preference, asked for their places. */
public final class AcceptedTags {
    private final Map<Tag, Integer> ranks;

    private AcceptedTags(Map<Tag, Integer> ranks) {
        this.ranks = ranks;
    }

    /** The tags of a target, the best first. */
    public static AcceptedTags of(Collection<Tag> tags) {
        Map<Tag, Integer> ranks = new HashMap<>();
        int rank = 0;
        for (Tag tag : tags) {
            ranks.putIfAbsent(tag, rank++);
        }
        return new AcceptedTags(Map.copyOf(ranks));
    }

    /** The best place of one of the tags, zero for the most wanted; empty where none is accepted. */
    public OptionalInt rank(TagSet wheel) {
        return wheel.stream()
                .map(ranks::get)
                .filter(rank -> rank != null)
                .mapToInt(Integer::intValue)
                .min();
    }

    /** Whether one of the tags is accepted. */
    public boolean accepts(TagSet wheel) {
        return wheel.stream().anyMatch(ranks::containsKey);
    }
}
