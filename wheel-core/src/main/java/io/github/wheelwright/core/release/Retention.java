package io.github.wheelwright.core.release;

import java.time.Duration;
import java.util.Optional;

/**
 * Which builds of layout {@code commit} stay. What a channel shows or remembers always does, and what a run under way publishes.
 *
 * @param builds so many of the others, the newest by their ordinals; empty for all
 * @param age the others that are younger; empty for all
 */
public record Retention(Optional<Integer> builds, Optional<Duration> age) {
    /** All builds stay. */
    public static final Retention ALL = new Retention(Optional.empty(), Optional.empty());

    /** Whether it lets any build go. */
    boolean keepsAll() {
        return builds.isEmpty() && age.isEmpty();
    }
}
