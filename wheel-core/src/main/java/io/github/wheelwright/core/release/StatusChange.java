package io.github.wheelwright.core.release;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.host.Pause;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.index.ProjectStatus;
import io.github.wheelwright.core.index.ProjectStatuses;
import io.github.wheelwright.core.index.SimpleLayout;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.page.PageDocument;
import io.github.wheelwright.core.page.PageWriter;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says of a project as a whole what PEP 792 has words for, on every page that it has. The list above all pages is told first, so that
 * a page that somebody is about to write for the first time begins with it, or learns of it when its project is listed.
 */
public final class StatusChange {
    private static final int NAMED = 20;

    private final ObjectStore store;
    private final Host host;
    private final PageWriter pages;
    private final StoredRoots roots;
    private final boolean directoryKeys;

    /** Changes pages of {@code store}; {@code directoryKeys} as pages there are written. */
    public StatusChange(ObjectStore store, boolean directoryKeys) {
        this(store, Host.LOCAL, directoryKeys);
    }

    /** The same, with the clock and the waiting of {@code host}. */
    public StatusChange(ObjectStore store, Host host, boolean directoryKeys) {
        this.store = store;
        this.host = host;
        this.pages = new PageWriter(store, host);
        this.roots = new StoredRoots(store, host);
        this.directoryKeys = directoryKeys;
    }

    /**
     * A page of the project.
     *
     * @param folder its folder
     * @param status what it says now
     * @param files number of its files
     */
    public record Place(String folder, ProjectStatus status, int files) {}

    /**
     * The pages of {@code project}.
     *
     * @throws WheelException where there are none
     */
    public List<Place> find(ProjectName project) {
        List<Place> places = new ArrayList<>();
        Set<String> others = new TreeSet<>();
        for (IndexRoot root : roots.all()) {
            List<String> listed = roots.projects(root);
            others.addAll(listed);
            if (listed.contains(project.normalized())) {
                ProjectPage page = roots.page(root, project);
                places.add(new Place(
                        root.folder(project), page.status(), page.files().size()));
            }
        }
        if (places.isEmpty()) {
            throw new WheelException(
                    "there is no project " + project + " at " + store.describe("") + "; there "
                            + (others.isEmpty()
                                    ? "are none"
                                    : "are "
                                            + others.stream().limit(NAMED).collect(Collectors.joining(", "))
                                            + (others.size() > NAMED
                                                    ? " and " + (others.size() - NAMED) + " more"
                                                    : "")),
                    "name one of these, or publish it first");
        }
        return places;
    }

    /** Gives every page of {@code project} this status, and returns how many of them said something else. */
    public int apply(ProjectName project, ProjectStatus status) {
        tops().forEach(top -> tell(top, project, status, true));
        return follow(project);
    }

    /** Notes the status on the list above all pages; {@code again} also where it has a word on the project already. */
    public void tell(IndexRoot top, ProjectName project, ProjectStatus status, boolean again) {
        pages.update(
                PageDocument.list(top, directoryKeys && !top.folder().isEmpty()),
                list -> list.statuses().knows(project) && !again
                        ? list
                        : list.with(list.statuses().with(project, status)));
    }

    /** Brings to the pages of {@code project} what the list above them says: its last word, if that changes meanwhile. */
    public int follow(ProjectName project) {
        int changed = 0;
        for (int attempt : host.pause().attempts()) {
            Map<IndexRoot, ProjectStatuses> said = said();
            for (IndexRoot root : roots.all()) {
                if (roots.projects(root).contains(project.normalized())) {
                    ProjectStatus status = said.getOrDefault(top(root.folder()), ProjectStatuses.NONE)
                            .of(project);
                    changed +=
                            pages.update(PageDocument.project(root, project, directoryKeys), page -> page.with(status))
                                            .changed()
                                    ? 1
                                    : 0;
                }
            }
            if (said.equals(said())) {
                return changed;
            }
        }
        throw new StoreException(
                "the status of " + project + " was changed by others " + Pause.ATTEMPTS + " times",
                "run the same command again");
    }

    private Map<IndexRoot, ProjectStatuses> said() {
        Map<IndexRoot, ProjectStatuses> said = new HashMap<>();
        tops().forEach(top ->
                said.put(top, pages.read(PageDocument.list(top, false)).statuses()));
        return said;
    }

    /** The roots above all others, of those that are there. */
    private List<IndexRoot> tops() {
        return Stream.of("", SimpleLayout.ROOT)
                .map(StatusChange::top)
                .filter(top ->
                        pages.read(PageDocument.list(top, false)).revision().generation() > 0)
                .toList();
    }

    /** The root whose list is above the root {@code folder}, or is its own. */
    public static IndexRoot top(String folder) {
        return IndexRoot.at(folder.equals(SimpleLayout.ROOT) ? folder : "");
    }
}
