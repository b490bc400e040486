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
        for (String name : StoredBuild.list(store, host, "").variants()) {
            ProjectList base = StoredBuild.list(store, host, name + "/");
            boolean channel = Stream.concat(
                            Stream.of(""), base.variants().stream().map(variant -> variant + "/"))
                    .anyMatch(below -> StoredBuild.list(store, host, name + "/" + below)
                                    .channel()
                                    .step()
                            > 0);
            List<String> to = channel ? channels : commits;
            base.variants().forEach(variant -> to.add(name + "/" + variant + "/"));
            to.add(name + "/");
        }
        return Stream.of(Stream.of(SimpleLayout.ROOT), commits.stream(), channels.stream())
                .flatMap(folders -> folders)
                .map(IndexRoot::at)
                .toList();
    }

    /** Names of the projects that {@code root} lists. */
    List<String> projects(IndexRoot root) {
        return StoredBuild.list(store, host, root.folder()).projects();
    }

    ProjectPage page(IndexRoot root, ProjectName project) {
        return pages.read(PageDocument.project(root, project, false));
    }
}
