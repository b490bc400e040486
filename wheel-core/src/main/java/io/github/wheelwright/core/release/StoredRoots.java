package io.github.wheelwright.core.release;

import io.github.wheelwright.core.channel.StoredBuild;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.index.SimpleLayout;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.page.PageDocument;
import io.github.wheelwright.core.page.PageWriter;
import io.github.wheelwright.core.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The roots of an index and what they list, as they are. The roots of commits come before those of channels, so that a channel that
 * takes a page's files up while pages are gone through takes up what was said of them.
 */
final class StoredRoots {
    private final ObjectStore store;
    private final Host host;
    private final PageWriter pages;

    StoredRoots(ObjectStore store, Host host) {
        this.store = store;
        this.host = host;
        this.pages = new PageWriter(store, host);
    }

    List<IndexRoot> all() {
        List<String> commits = new ArrayList<>();
        List<String> channels = new ArrayList<>();
        for (Named named : host.parallel().map(StoredBuild.list(store, host, "").variants(), this::named)) {
            (named.channel() ? channels : commits).addAll(named.folders());
        }
        return Stream.of(Stream.of(SimpleLayout.ROOT), commits.stream(), channels.stream())
                .flatMap(folders -> folders)
                .map(IndexRoot::at)
                .toList();
    }

    private record Named(List<String> folders, boolean channel) {}

    private Named named(String name) {
        ProjectList base = StoredBuild.list(store, host, name + "/");
        List<String> folders = new ArrayList<>();
        base.variants().forEach(variant -> folders.add(name + "/" + variant + "/"));
        boolean channel = isOfChannel(base)
                || folders.stream().anyMatch(folder -> isOfChannel(StoredBuild.list(store, host, folder)));
        folders.add(name + "/");
        return new Named(folders, channel);
    }

    private static boolean isOfChannel(ProjectList list) {
        return list.channel().step() > 0;
    }

    /** Names of the projects that {@code root} lists. */
    List<String> projects(IndexRoot root) {
        return StoredBuild.list(store, host, root.folder()).projects();
    }

    ProjectPage page(IndexRoot root, ProjectName project) {
        return pages.read(PageDocument.project(root, project, false));
    }
}
