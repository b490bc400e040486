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
 * @param status what the index says of the project (PEP 792)
 * @param revision the page's place in its history
 */
public record ProjectPage(ProjectName name, List<IndexFile> files, ProjectStatus status, Revision revision) {
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
        return new ProjectPage(name, List.of(), ProjectStatus.ACTIVE, Revision.NONE);
    }

    /** The page with other files. */
    public ProjectPage with(List<IndexFile> others) {
        return new ProjectPage(name, others, status, revision);
    }

    /** The page at another place in its history. */
    public ProjectPage with(Revision other) {
        return new ProjectPage(name, files, status, other);
    }

    /** The page with another status. */
    public ProjectPage with(ProjectStatus other) {
        return new ProjectPage(name, files, other, revision);
    }

    /** The files that readers are offered: none while the project is quarantined. */
    public List<IndexFile> offered() {
        return status.offersFiles() ? files : List.of();
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
