package io.github.wheelwright.core.fsck;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.channel.ChannelStep;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.Build;
import io.github.wheelwright.core.index.ChannelHistory;
import io.github.wheelwright.core.index.FaultCode;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.index.ReleaseList;
import io.github.wheelwright.core.index.SimpleLayout;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.page.PageCounter;
import io.github.wheelwright.core.page.PageDocument;
import io.github.wheelwright.core.page.PageWriter;
import io.github.wheelwright.core.page.RootPages;
import io.github.wheelwright.core.page.Union;
import io.github.wheelwright.core.release.StatusChange;
import io.github.wheelwright.core.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Puts right what {@link Fsck} found, each by a change of one page that is made anew when somebody else was faster. */
final class Repair {
    private final ObjectStore store;
    private final Host host;
    private final boolean directoryKeys;
    private final PageWriter pages;
    private final PageFaults documents;

    Repair(ObjectStore store, Host host, boolean directoryKeys) {
        this.store = store;
        this.host = host;
        this.directoryKeys = directoryKeys;
        this.pages = new PageWriter(store, host);
        this.documents = new PageFaults(store, host, directoryKeys);
    }

    void mend(List<IndexFault> faults) {
        IndexTree tree = IndexTree.read(store, host);
        Set<FaultCode> codes =
                new TreeSet<>(faults.stream().map(IndexFault::code).toList());
        if (codes.contains(FaultCode.LIST_MISSING)) {
            tree.roots().values().stream().filter(root -> !root.hasList()).forEach(root -> mendMissingList(tree, root));
            return;
        }
        mendMetadata(tree, keys(faults, FaultCode.METADATA_FILE_UNREADABLE, FaultCode.METADATA_HASH_MISMATCH));
        takeOffLinks(tree, keys(faults, FaultCode.FILE_MISSING));
        new ChannelRepair(store, host, pages, documents).mend(tree, codes);
        if (codes.contains(FaultCode.YANK_DIFFERS)) {
            mendYanks(tree);
        }
        if (codes.contains(FaultCode.STATUS_DIFFERS)) {
            StatusFaults.mend(tree, new StatusChange(store, host, directoryKeys));
        }
        mendLists(tree);
        render(tree);
    }

    private static Set<String> keys(List<IndexFault> faults, FaultCode... codes) {
        Set<String> keys = new TreeSet<>();
        faults.stream().filter(fault -> List.of(codes).contains(fault.code())).forEach(fault -> keys.add(fault.key()));
        return keys;
    }

    /** The list of pages that have none; what a channel showed is told by its pages, the steps before are lost. */
    private void mendMissingList(IndexTree tree, IndexTree.Root root) {
        List<String> filled = root.pages().entrySet().stream()
                .filter(entry -> !entry.getValue().files().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        long step = root.pages().values().stream()
                .mapToLong(page -> page.revision().step())
                .max()
                .orElse(0);
        pages.update(
                PageDocument.list(IndexRoot.at(root.folder()), documents.hasDirectoryKey(tree, root.folder())),
                list -> {
                    ProjectList listing = new Union()
                            .list(list, filled.stream().map(ProjectName::of).toList(), List.of());
                    return step == 0
                            ? listing
                            : listing.moved(ChannelRepair.at(
                                            ChannelHistory.NONE,
                                            step,
                                            builds(tree, root),
                                            host.clock().instant())
                                    .withPages(root.pages().keySet()));
                });
    }

    private static List<Build> builds(IndexTree tree, IndexTree.Root root) {
        Set<String> commits = new TreeSet<>();
        root.pages().values().forEach(page -> page.files().forEach(file -> commits.add(ChannelStep.commit(file))));
        return commits.stream()
                .flatMap(commit -> Optional.ofNullable(tree.roots().get(commit + "/")).stream())
                .flatMap(commit -> commit.list().build().stream())
                .toList();
    }

    private void takeOffLinks(IndexTree tree, Set<String> gone) {
        eachPage(
                tree,
                page -> page.files().stream().anyMatch(file -> gone.contains(file.key())),
                page -> page.with(page.files().stream()
                        .filter(file -> !gone.contains(file.key())
                                || store.head(file.key()).isPresent())
                        .toList()));
    }

    private void mendMetadata(IndexTree tree, Set<String> metadataKeys) {
        Map<String, Sha256> digests = new TreeMap<>();
        for (IndexTree.Listing listing : tree.listings()) {
            IndexFile file = listing.file();
            if (metadataKeys.contains(IndexFile.metadataKey(file.key())) && !digests.containsKey(file.key())) {
                SidecarRepair.mend(store, file).ifPresent(digest -> digests.put(file.key(), digest));
            }
        }
        eachPage(
                tree,
                page -> page.files().stream().anyMatch(file -> digests.containsKey(file.key())),
                page -> page.with(page.files().stream()
                        .map(file -> Optional.ofNullable(digests.get(file.key()))
                                .map(file::withMetadata)
                                .orElse(file))
                        .toList()));
    }

    /** What the page of the commit says, which comes first among the roots. */
    private void mendYanks(IndexTree tree) {
        Map<String, Optional<String>> yanks = new TreeMap<>();
        tree.listings()
                .forEach(listing ->
                        yanks.putIfAbsent(listing.file().key(), listing.file().yanked()));
        eachPage(
                tree,
                page -> true,
                page -> page.with(page.files().stream()
                        .map(file -> file.withYank(yanks.getOrDefault(file.key(), file.yanked())))
                        .toList()));
    }

    private void mendLists(IndexTree tree) {
        for (IndexTree.Root root : withReleases(tree)) {
            List<String> listed = new ArrayList<>();
            for (String project :
                    new TreeSet<>(union(root.list().projects(), root.pages().keySet()))) {
                if (!pages.read(documents.page(tree, root, project)).files().isEmpty()) {
                    listed.add(project);
                }
            }
            Set<String> below = new TreeSet<>();
            tree.roots().keySet().stream()
                    .filter(folder -> !folder.isEmpty()
                            && !folder.equals(SimpleLayout.ROOT)
                            && IndexTree.above(folder).equals(root.folder())
                            && (root.list().variants().contains(IndexTree.name(folder)) || tree.shows(folder)))
                    .forEach(folder -> below.add(IndexTree.name(folder)));
            ReleaseList releases = root.list().releases();
            ReleaseList wanted = root.folder().isEmpty() ? ReleaseFaults.wanted(tree, below) : releases;
            if (listed.equals(root.list().projects())
                    && List.copyOf(below).equals(root.list().variants())
                    && wanted.equals(releases)) {
                continue;
            }
            Set<String> known = new TreeSet<>(union(root.list().projects(), listed));
            RootPages there =
                    new RootPages(IndexRoot.at(root.folder()), documents.hasDirectoryKey(tree, root.folder()), pages);
            there.updateList(list -> list.listing(
                            kept(list.projects(), known, listed),
                            kept(list.variants(), Set.copyOf(root.list().variants()), below))
                    .saying(list.releases().corrected(releases, wanted)));
            known.removeAll(listed);
            there.listFilled(known.stream().map(ProjectName::of).collect(Collectors.toSet()), new PageCounter());
        }
    }

    /** The roots, with that of the list of releases: where that list is gone there is nothing left of its root. */
    private static List<IndexTree.Root> withReleases(IndexTree tree) {
        List<IndexTree.Root> roots = new ArrayList<>(tree.roots().values());
        boolean above = roots.stream().anyMatch(root -> !root.folder().equals(SimpleLayout.ROOT));
        if (above && !tree.roots().containsKey("") && tree.unreadable().isEmpty()) {
            roots.add(new IndexTree.Root("", ProjectList.EMPTY, new TreeMap<>()));
        }
        return roots;
    }

    /** {@code wanted}, and what somebody has added since {@code known} was read. */
    private static List<String> kept(List<String> now, Set<String> known, Iterable<String> wanted) {
        List<String> names = new ArrayList<>();
        wanted.forEach(names::add);
        now.stream().filter(name -> !known.contains(name)).forEach(names::add);
        return names;
    }

    private static List<String> union(Iterable<String> a, Iterable<String> b) {
        List<String> all = new ArrayList<>();
        a.forEach(all::add);
        b.forEach(all::add);
        return all;
    }

    private void render(IndexTree tree) {
        tree.roots().values().forEach(root -> host.parallel().map(documents.documents(tree, root), this::render));
    }

    private <S> S render(PageDocument<S> document) {
        return pages.update(document, UnaryOperator.identity()).state();
    }

    private void eachPage(IndexTree tree, Predicate<ProjectPage> concerned, UnaryOperator<ProjectPage> change) {
        tree.roots()
                .values()
                .forEach(root -> root.pages().forEach((project, page) -> {
                    if (concerned.test(page)) {
                        pages.update(documents.page(tree, root, project), change);
                    }
                }));
    }
}
