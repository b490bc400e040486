package io.github.wheelwright.core.retention;

import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.Build;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.journal.Journal;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.page.PageCounter;
import io.github.wheelwright.core.page.PageDocument;
import io.github.wheelwright.core.page.PageWriter;
import io.github.wheelwright.core.page.Reduction;
import io.github.wheelwright.core.page.RootPages;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Takes builds off the pages of their commits that a {@link Retention} does not keep: off the list of releases, then page by page,
 * dependents first. Their files are then what no page lists.
 */
final class Retired {
    private final ObjectStore store;
    private final Host host;
    private final Duration grace;
    private final boolean directoryKeys;
    private final PageWriter pages;

    /** {@code grace} is how long a file stays on its page after those that require it. */
    Retired(ObjectStore store, Host host, Duration grace, boolean directoryKeys) {
        this.grace = grace;
        this.directoryKeys = directoryKeys;
        this.store = store;
        this.host = host;
        this.pages = new PageWriter(store, host);
    }

    /** Commits of the builds that are not kept, the oldest first; {@code journals} are those of the runs under way. */
    List<String> find(Retention retention, List<Journal> journals) {
        if (retention.keepsAllBuilds()) {
            return List.of();
        }
        Map<String, ProjectList> lists = topLevelLists();
        Set<String> kept = new HashSet<>();
        journals.forEach(journal -> kept.addAll(journal.roots()));
        lists.forEach((folder, list) -> {
            remember(list, kept);
            list.variants().forEach(variant -> remember(pages.read(document(folder + variant + "/")), kept));
        });
        List<Build> builds = new ArrayList<>();
        lists.forEach((folder, list) -> list.build()
                .filter(build -> !kept.contains(folder) && showsSomething(folder))
                .ifPresent(builds::add));
        builds.sort(Comparator.comparing((Build build) -> build.ordinal().kind())
                .thenComparing(build -> build.ordinal().value()));
        int stay = retention.count().map(n -> Math.min(n, builds.size())).orElse(0);
        Instant now = host.clock().instant();
        Predicate<String> old = commit -> retention
                .age()
                .map(age -> lastUpload(commit + "/").isBefore(now.minus(age)))
                .orElse(true);
        return builds.subList(0, builds.size() - stay).stream()
                .map(Build::commit)
                .filter(old)
                .toList();
    }

    private boolean showsSomething(String commit) {
        return roots(commit).stream()
                .anyMatch(root -> !pages.read(document(root)).projects().isEmpty());
    }

    /** Takes these commits off all pages but those of channels. */
    void retire(List<String> commits) {
        if (commits.isEmpty()) {
            return;
        }
        pages.update(
                document(""),
                list -> list.listing(
                        list.projects(),
                        list.variants().stream()
                                .filter(name -> !commits.contains(name))
                                .toList()));
        for (String commit : commits) {
            roots(commit + "/").forEach(this::empty);
        }
    }

    private void empty(String folder) {
        RootPages root = new RootPages(IndexRoot.at(folder), directoryKeys, pages);
        List<ProjectName> projects =
                root.list().projects().stream().map(ProjectName::of).toList();
        new Reduction(
                        file -> false,
                        grace,
                        pages,
                        host,
                        (project, change) ->
                                Optional.of(root.update(project, change).state()))
                .reduce(projects, UnaryOperator.identity())
                .ifPresent(reduced -> root.takeOffEmpty(reduced, new PageCounter()));
    }

    private Map<String, ProjectList> topLevelLists() {
        Map<String, ProjectList> lists = new TreeMap<>();
        for (StoredObject object : store.list("")) {
            String key = object.key();
            if (key.endsWith("/" + PageDocument.STATE) && key.indexOf('/') == key.lastIndexOf('/')) {
                String folder = key.substring(0, key.length() - PageDocument.STATE.length());
                lists.put(folder, pages.read(document(folder)));
            }
        }
        return lists;
    }

    private static void remember(ProjectList list, Set<String> kept) {
        list.channel().entries().forEach(entry -> entry.commits().forEach(commit -> kept.add(commit + "/")));
    }

    private Instant lastUpload(String commit) {
        return roots(commit).stream()
                .flatMap(root -> pages.read(document(root)).projects().stream()
                        .flatMap(name -> page(root, ProjectName.of(name)).files().stream()))
                .map(IndexFile::uploadTime)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** The roots of a commit, the one above the others last. */
    private List<String> roots(String commit) {
        List<String> roots = new ArrayList<>();
        pages.read(document(commit)).variants().forEach(variant -> roots.add(commit + variant + "/"));
        roots.add(commit);
        return roots;
    }

    private ProjectPage page(String root, ProjectName project) {
        return pages.read(project(root, project));
    }

    private PageDocument<ProjectPage> project(String root, ProjectName project) {
        return PageDocument.project(IndexRoot.at(root), project, directoryKeys);
    }

    private PageDocument<ProjectList> document(String root) {
        return PageDocument.list(IndexRoot.at(root), directoryKeys && !root.isEmpty());
    }
}
