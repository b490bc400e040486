package io.github.wheelwright.core.release;

import io.github.wheelwright.core.RejectedException;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.index.Layout;
import io.github.wheelwright.core.index.ProvenanceLink;
import io.github.wheelwright.core.page.PageDocument;
import io.github.wheelwright.core.page.PageWriter;
import io.github.wheelwright.core.staging.StagedWheel;
import io.github.wheelwright.core.store.ObjectStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which of several objects in a store is the file of their common name: the one that is listed, else the only content there is. */
final class Namesakes {
    private final ObjectStore store;
    private final Layout layout;

    Namesakes(ObjectStore store, Layout layout) {
        this.store = store;
        this.layout = layout;
    }

    /**
     * One wheel for each name.
     *
     * @throws RejectedException naming those of which none is listed and that differ
     */
    List<StagedWheel> settled(List<StagedWheel> found) {
        Map<String, List<StagedWheel>> byName = found.stream()
                .collect(Collectors.groupingBy(
                        wheel -> wheel.filename().toString(), LinkedHashMap::new, Collectors.toList()));
        List<StagedWheel> settled = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (List<StagedWheel> namesakes : byName.values()) {
            List<StagedWheel> candidates = namesakes.size() == 1 ? namesakes : listedOf(namesakes);
            if (candidates.stream().map(StagedWheel::sha256).distinct().count() > 1) {
                problems.add(candidates.stream()
                        .map(wheel -> "      " + wheel.origin() + " (" + wheel.sha256() + ")")
                        .collect(
                                Collectors.joining("\n", "  " + namesakes.get(0).filename() + "\n", "")));
            } else {
                settled.add(candidates.get(0));
            }
        }
        if (!problems.isEmpty()) {
            throw new RejectedException(
                    "of these names there are several contents in the store, and no page lists one of them (no page has been changed):",
                    problems,
                    "publish the right one of each again, or delete the wrong ones");
        }
        return settled;
    }

    private List<StagedWheel> listedOf(List<StagedWheel> namesakes) {
        Set<String> keys = namesakes.stream().map(Namesakes::key).collect(Collectors.toSet());
        PageWriter pages = new PageWriter(store, Host.LOCAL);
        Set<String> listed = layout
                .roots(List.of(namesakes.get(0).at(key(namesakes.get(0)), Instant.EPOCH, ProvenanceLink.RELATIVE)))
                .stream()
                .filter(root -> !root.files().isEmpty())
                .flatMap(root -> listed(pages, root, namesakes.get(0)))
                .filter(keys::contains)
                .collect(Collectors.toSet());
        List<StagedWheel> preferred =
                namesakes.stream().filter(wheel -> listed.contains(key(wheel))).toList();
        return preferred.isEmpty() ? namesakes : preferred;
    }

    private static Stream<String> listed(PageWriter pages, IndexRoot root, StagedWheel wheel) {
        return pages.read(PageDocument.project(root, wheel.project(), false)).files().stream()
                .map(IndexFile::key);
    }

    private static String key(StagedWheel wheel) {
        return wheel.stored().orElseThrow().key();
    }
}
