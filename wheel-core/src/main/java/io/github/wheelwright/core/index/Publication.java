package io.github.wheelwright.core.index;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a commit's list says of its release, for the list of releases. Jobs of one commit each add to it.
 *
 * @param time when the index first took up files of the commit
 * @param main the wheels that the release is about, each as a requirement: {@code vllm==0.12.0+rocm710}; none where that is not known
 */
public record Publication(Instant time, SortedSet<String> main) {
    /** Keeps a copy. */
    public Publication {
        main = Collections.unmodifiableSortedSet(new TreeSet<>(main));
    }

    /** What both say together; the same in either order. */
    public Publication and(Publication other) {
        SortedSet<String> both = new TreeSet<>(main);
        both.addAll(other.main);
        return new Publication(time.isBefore(other.time) ? time : other.time, both);
    }
}
