package io.github.wheelwright.core.fsck;

import io.github.wheelwright.core.index.FaultCode;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ReleaseList;
import io.github.wheelwright.core.page.PageDocument;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compares the list of releases with the lists of the commits and channels that it tells of. */
final class ReleaseFaults {
    private ReleaseFaults() {}

    static List<IndexFault> find(IndexTree tree) {
        return Optional.ofNullable(tree.roots().get("")).stream()
                .flatMap(root -> root
                        .list()
                        .releases()
                        .differences(wanted(tree, root.list().variants()))
                        .stream())
                .map(name -> new IndexFault(
                        FaultCode.RELEASES_DIFFER,
                        PageDocument.STATE,
                        "does not say of " + name + " what " + name + "/" + PageDocument.STATE + " says"))
                .toList();
    }

    /** What is to be said of {@code names}. */
    static ReleaseList wanted(IndexTree tree, Collection<String> names) {
        Map<String, ProjectList> lists = new TreeMap<>();
        tree.roots().forEach((folder, root) -> lists.put(folder, root.list()));
        return ReleaseList.of(lists).about(names);
    }
}
