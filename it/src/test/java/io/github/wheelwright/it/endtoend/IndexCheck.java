package io.github.wheelwright.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.fsck.Fsck;
import io.github.wheelwright.core.index.FaultCode;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.JsonPages;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.store.ObjectStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What has to be true of an index at rest. */
final class IndexCheck {
    private IndexCheck() {}

    /** Both indexes have all of {@code builds}, and every file read and every page compared, no faults but {@code leftovers}. */
    static void check(Shelf shelf, Collection<Build> builds, Set<FaultCode> leftovers) {
        for (ObjectStore each : List.of(shelf.flat(), shelf.commits())) {
            try (ObjectStore store = each) {
                assertThat(new Fsck(store, true, false, Progress.NONE).check().faults())
                        .filteredOn(fault -> !leftovers.contains(fault.code()))
                        .isEmpty();
            }
        }
        for (Build build : builds) {
            try (ObjectStore store = build.store(shelf)) {
                for (String project : Build.PROJECTS) {
                    String version = project.equals("wwcommon") ? "1.0" : build.version();
                    assertThat(listed(store, build, project))
                            .extracting(IndexFile::filename)
                            .contains(project + "-" + version + "-py3-none-any.whl");
                }
            }
        }
    }

    /** What {@code store} lists of {@code project} where {@code build} is. */
    static List<IndexFile> listed(ObjectStore store, Build build, String project) {
        String key = build.root() + project + "/index.json";
        return store.get(key)
                .map(page -> new ArrayList<>(
                        JsonPages.parseProject(page.bytes(), key, key).files()))
                .orElseGet(ArrayList::new);
    }
}
