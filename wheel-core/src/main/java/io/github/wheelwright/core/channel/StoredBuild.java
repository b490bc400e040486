package io.github.wheelwright.core.channel;

import io.github.wheelwright.core.RejectedException;
import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.Build;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.metadata.CoreMetadata;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.page.PageDocument;
import io.github.wheelwright.core.page.PageWriter;
import io.github.wheelwright.core.staging.StagedWheel;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.ObjectStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A build as its own pages show it, for channels that shall show it too.
 *
 * @param commit its commit
 * @param build the commit and its ordinal, where the commit's list knows that
 * @param roots by folder below the commit's ({@code ""}, {@code cu130/}), those below others first
 */
public record StoredBuild(String commit, Optional<Build> build, Map<String, Root> roots) {
    /** One root: its files and the folders of the roots below it. */
    public record Root(List<IndexFile> files, List<String> variants) {}

    /**
     * Reads the pages of {@code commit}.
     *
     * @throws WheelException where there are none
     */
    public static StoredBuild read(ObjectStore store, Host host, String commit) {
        PageWriter pages = new PageWriter(store, host);
        ProjectList base = pages.read(PageDocument.list(IndexRoot.at(commit + "/"), false));
        if (base.revision().generation() == 0) {
            throw new WheelException(
                    "no build " + commit + " is published at " + store.describe("") + "; there are "
                            + named(pages.read(PageDocument.list(IndexRoot.at(""), false))),
                    "name one of these, or publish it first");
        }
        Map<String, Root> roots = new LinkedHashMap<>();
        for (String variant : base.variants()) {
            roots.put(variant + "/", read(pages, host, commit + "/" + variant + "/"));
        }
        roots.put("", read(pages, host, commit + "/"));
        return new StoredBuild(commit, base.build(), roots);
    }

    private static Root read(PageWriter pages, Host host, String folder) {
        ProjectList list = pages.read(PageDocument.list(IndexRoot.at(folder), false));
        List<IndexFile> files = new ArrayList<>();
        host.parallel()
                .map(
                        list.projects(),
                        project ->
                                pages.read(PageDocument.project(IndexRoot.at(folder), ProjectName.of(project), false)))
                .forEach(page -> page.files().stream()
                        .filter(file -> !file.isDeparting())
                        .forEach(files::add));
        return new Root(files, list.variants());
    }

    /** The files of one root; none where the build has no such root. */
    public List<IndexFile> files(String below) {
        return Optional.ofNullable(roots.get(below)).map(Root::files).orElse(List.of());
    }

    /** All files, each once, as wheels that are in the store. */
    public List<StagedWheel> wheels(ObjectStore store, Host host) {
        Map<String, IndexFile> byKey = new LinkedHashMap<>();
        roots.values().forEach(root -> root.files().forEach(file -> byKey.putIfAbsent(file.key(), file)));
        return host.parallel().map(byKey.values(), file -> wheel(store, file));
    }

    private static StagedWheel wheel(ObjectStore store, IndexFile file) {
        String key = IndexFile.metadataKey(file.key());
        Optional<Content> metadata = store.get(key);
        boolean there = store.head(file.key())
                .map(object -> object.size() == file.size())
                .orElse(false);
        if (metadata.isEmpty() || !there) {
            throw new RejectedException(
                    "a file of the build is not there as it was listed:",
                    List.of("  " + store.describe(there ? key : file.key())),
                    "run wheel:fsck, which names all that is wrong");
        }
        return StagedWheel.of(
                file.wheel(),
                file.sha256(),
                file.size(),
                CoreMetadata.parse(metadata.get().bytes(), store.describe(key)),
                store.describe(file.key()),
                Optional.empty(),
                Optional.of(new StagedWheel.Stored(file.key(), file.uploadTime())));
    }

    /** The list at {@code folder}, or an empty one. */
    public static ProjectList list(ObjectStore store, Host host, String folder) {
        return new PageWriter(store, host).read(PageDocument.list(IndexRoot.at(folder), false));
    }

    private static String named(ProjectList releases) {
        List<String> names = releases.variants().stream()
                .filter(name -> !releases.releases().channels().containsKey(name))
                .toList();
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
