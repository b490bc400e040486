package io.github.wheelwright.core.filename;

import io.github.wheelwright.core.tag.AcceptedTags;
import io.github.wheelwright.core.version.Version;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The wheels that a target can install, in the order in which pip prefers them: the newest version, then the best tag, then the
 * highest build tag (PEP 427: none is lowest).
 *
 * @param accepted tags of the target
 */
public record WheelRanking(AcceptedTags accepted) {

    /** The wheels that fit, the most wanted first. */
    public List<WheelFilename> sort(Collection<WheelFilename> wheels) {
        Comparator<WheelFilename> byVersion =
                Comparator.comparing(WheelFilename::version, Comparator.<Version>reverseOrder());
        return wheels.stream()
                .filter(wheel -> accepted.accepts(wheel.tags()))
                .sorted(byVersion.thenComparingInt(this::rank).thenComparing(WheelRanking::compareBuildTags))
                .toList();
    }

    private int rank(WheelFilename wheel) {
        return accepted.rank(wheel.tags()).orElse(Integer.MAX_VALUE);
    }

    private static int compareBuildTags(WheelFilename a, WheelFilename b) {
        if (a.buildTag().isEmpty() || b.buildTag().isEmpty()) {
            return Boolean.compare(b.buildTag().isPresent(), a.buildTag().isPresent());
        }
        return b.buildTag().orElseThrow().compareTo(a.buildTag().orElseThrow());
    }
}
