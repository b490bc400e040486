package io.github.wheelwright.core.index;

import io.github.wheelwright.core.name.ProjectName;
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
        files = files.stream().sorted(IndexFile.ORDER).toList();
    }

    /** A page that is not there yet. */
    public static ProjectPage empty(ProjectName name) {
        return new ProjectPage(name, List.of(), Revision.NONE);
    }
}
