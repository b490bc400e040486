package io.github.wheelwright.core.channel;

import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.index.ReleaseList;
import io.github.wheelwright.core.page.Announced;
import io.github.wheelwright.core.page.PageChange;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a release does to one root of an index.
 *
 * @param root the root and the files that it shall show
 * @param change how its pages take up the files, and its list the projects; the pages of a channel follow its step
 * @param reduction how its pages drop what they shall show no longer; runs last, dependents first
 * @param move how the channel moves that the root belongs to
 */
public record RootUpdate(
        IndexRoot root, PageChange change, Optional<UnaryOperator<ProjectPage>> reduction, Optional<ChannelMove> move) {

    /** A change that only adds. */
    public static RootUpdate of(IndexRoot root, PageChange change) {
        return new RootUpdate(root, change, Optional.empty(), Optional.empty());
    }

    /** Whether this is what happens to the list of releases. */
    public boolean isOfReleases() {
        return root.folder().isEmpty();
    }

    /** The update of the list of releases, which says what was seen of them. */
    public RootUpdate announcing(ReleaseList seen) {
        return new RootUpdate(root, new Announced(change, seen), reduction, move);
    }

    /** The update with {@code files}, by name, in the place of others of these names. */
    public RootUpdate showing(Map<String, IndexFile> files) {
        IndexRoot other = new IndexRoot(
                root.folder(),
                root.files().stream()
                        .map(file -> files.getOrDefault(file.filename(), file))
                        .toList(),
                root.variants(),
                root.variantMetadata());
        return new RootUpdate(other, change.showing(files.values()), reduction, move);
    }
}
