package io.github.wheelwright.core.fsck;

import io.github.wheelwright.core.index.FaultCode;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.index.ProjectStatus;
import io.github.wheelwright.core.index.ProjectStatuses;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.page.PageDocument;
import io.github.wheelwright.core.release.StatusChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Compares what pages say of their projects (PEP 792) with what the list above them says. */
final class StatusFaults {
    private StatusFaults() {}

    static List<IndexFault> find(IndexTree tree) {
        List<IndexFault> faults = new ArrayList<>();
        for (IndexTree.Root root : tree.roots().values()) {
            String list = StatusChange.top(root.folder()).folder() + PageDocument.STATE;
            root.pages().forEach((name, page) -> {
                ProjectStatus said = said(tree, root).of(page.name());
                if (!said.equals(page.status())) {
                    faults.add(new IndexFault(
                            FaultCode.STATUS_DIFFERS,
                            root.folder() + name + "/" + PageDocument.STATE,
                            "says " + page.status().marker() + ", and " + list + " says " + said.marker()));
                }
            });
        }
        return faults;
    }

    /** The list's word goes to all pages; where it has none, as it was lost, that of the first page that has one. */
    static void mend(IndexTree tree, StatusChange change) {
        TreeSet<ProjectName> differing = new TreeSet<>();
        for (IndexTree.Root root : tree.roots().values()) {
            for (ProjectPage page : root.pages().values()) {
                if (!said(tree, root).of(page.name()).equals(page.status())) {
                    differing.add(page.name());
                    IndexRoot top = StatusChange.top(root.folder());
                    if (!said(tree, root).knows(page.name())) {
                        change.tell(top, page.name(), page.status(), false);
                    }
                }
            }
        }
        differing.forEach(change::follow);
    }

    private static ProjectStatuses said(IndexTree tree, IndexTree.Root root) {
        return Optional.ofNullable(
                        tree.roots().get(StatusChange.top(root.folder()).folder()))
                .map(top -> top.list().statuses())
                .orElse(ProjectStatuses.NONE);
    }
}
