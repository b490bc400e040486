package io.github.wheelwright.core.index;

import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.version.Version;
import java.util.Comparator;
import java.util.List;

/**
 * The page of one project.
 *
 * @param name the project
 * @param files in the order that readers see: by version, then name; no two share a filename
 * @param revision the page's place in its history
 */
public record ProjectPage(ProjectName name, List<IndexFile> files, Revision revision) {
    /** Sorts the files. */
    public ProjectPage {
        files = files.stream()
                .map(Place::of)
                .sorted(Place.ORDER)
                .map(Place::file)
                .toList();
    }

    /** A page that is not there yet. */
    public static ProjectPage empty(ProjectName name) {
        return new ProjectPage(name, List.of(), Revision.NONE);
    }

    /** A file and what it is sorted by: its name is read once, not at each comparison. */
    private record Place(Version version, String filename, IndexFile file) {
        static final Comparator<Place> ORDER =
                Comparator.comparing(Place::version).thenComparing(Place::filename);

        static Place of(IndexFile file) {
            return new Place(file.wheel().version(), file.filename(), file);
        }
    }
}
