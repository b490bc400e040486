package io.github.wheelwright.core.release;

import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.index.Revision;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a release does to one root of an index.
 *
 * @param root the root and the files that it shall show
 * @param change how its pages take up the files
 * @param reduction how its pages drop what they shall show no longer; runs last, dependents first
 * @param move the channel that the root belongs to, and the build that it moves to
 */
record RootUpdate(
        IndexRoot root, PageChange change, Optional<UnaryOperator<ProjectPage>> reduction, Optional<Move> move) {

    /** A change that only adds. */
    static RootUpdate of(IndexRoot root, PageChange change) {
        return new RootUpdate(root, change, Optional.empty(), Optional.empty());
    }

    /** A channel's step forward. */
    record Move(Channel channel, Revision.Build build) {}
}
