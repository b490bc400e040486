package io.github.wheelwright.core.page;

import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.index.ProjectStatuses;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.page.PageWriter.Outcome;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The list and the pages of one root, to read and to change.
 *
 * @param root the root
 * @param directoryKeys whether each page is written under the key that ends in {@code /} as well
 * @param pages how they are changed
 * @param statuses what new pages begin with
 */
public record RootPages(IndexRoot root, boolean directoryKeys, PageWriter pages, ProjectStatuses statuses) {
    /** Of a root whose pages are there. */
    public RootPages(IndexRoot root, boolean directoryKeys, PageWriter pages) {
        this(root, directoryKeys, pages, ProjectStatuses.NONE);
    }

    public ProjectList list() {
        return pages.read(listDocument());
    }

    public ProjectPage page(ProjectName project) {
        return pages.read(document(project));
    }

    public Outcome<ProjectList> updateList(UnaryOperator<ProjectList> change) {
        return pages.update(listDocument(), change);
    }

    public Outcome<ProjectPage> update(ProjectName project, UnaryOperator<ProjectPage> change) {
        return pages.update(document(project), change);
    }

    public PageDocument<ProjectPage> document(ProjectName project) {
        return PageDocument.project(root, project, directoryKeys, statuses.of(project));
    }

    public PageDocument<ProjectList> listDocument() {
        return PageDocument.list(root, directoryKeys && !root.folder().isEmpty());
    }

    /** Takes the projects of those of {@code changed} off the list that show nothing. */
    public void takeOffEmpty(Collection<ProjectPage> changed, PageCounter counter) {
        takeOff(
                changed.stream()
                        .filter(page -> page.files().isEmpty())
                        .map(ProjectPage::name)
                        .collect(Collectors.toCollection(TreeSet::new)),
                counter);
    }

    /** Takes projects off the list whose pages show nothing. */
    public void takeOff(Set<ProjectName> gone, PageCounter counter) {
        if (gone.isEmpty()) {
            return;
        }
        counter.count(updateList(list -> list.listing(
                list.projects().stream()
                        .filter(name -> !gone.contains(ProjectName.of(name)))
                        .toList(),
                list.variants())));
        listFilled(gone, counter);
    }

    /** A publisher that filled a page after that was decided on, and saw it on the list still, has not listed it again. */
    public void listFilled(Set<ProjectName> gone, PageCounter counter) {
        List<ProjectName> filled = gone.stream()
                .filter(project -> !page(project).files().isEmpty())
                .toList();
        counter.count(updateList(list -> new Union().list(list, filled, List.of())));
    }
}
