package io.github.wheelwright.core.index;

import java.util.List;

/**
 * The list at the root of an index.
 *
 * @param projects normalised names (PEP 503), sorted
 * @param variants folders beside the projects that are the root of another index each, sorted
 * @param revision the list's place in its history
 */
public record ProjectList(List<String> projects, List<String> variants, Revision revision) {
    /** A list that is not there yet. */
    public static final ProjectList EMPTY = new ProjectList(List.of(), List.of(), Revision.NONE);

    /** Sorts, and drops repetitions. */
    public ProjectList {
        projects = projects.stream().sorted().distinct().toList();
        variants = variants.stream().sorted().distinct().toList();
    }
}
