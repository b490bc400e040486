package io.github.wheelwright.core.release;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.page.PageDocument;
import io.github.wheelwright.core.page.PageWriter;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoreException;
import io.github.wheelwright.core.version.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Marks files as yanked (PEP 592), or takes the mark off, on every page that lists them: installers then take them only where they are
 * pinned exactly. The page of a commit comes before those of channels, so that a channel which takes the file up meanwhile takes the
 * mark with it.
 */
public final class Yank {
    private static final int ATTEMPTS = 60;

    private final ObjectStore store;
    private final Host host;
    private final StoredRoots roots;
    private final boolean directoryKeys;

    /** Yanks in {@code store}; {@code directoryKeys} as pages there are written. */
    public Yank(ObjectStore store, boolean directoryKeys) {
        this(store, directoryKeys, Host.LOCAL);
    }

    Yank(ObjectStore store, boolean directoryKeys, Host host) {
        this.store = store;
        this.host = host;
        this.roots = new StoredRoots(store, host);
        this.directoryKeys = directoryKeys;
    }

    /**
     * Which files.
     *
     * @param filenames names; empty for any
     * @param project their project, where that is asked for
     * @param version their version, where that is asked for: {@code 1.0} selects {@code 1.0+cu130} too
     */
    public record Selection(Set<String> filenames, Optional<ProjectName> project, Optional<Version> version) {
        boolean selects(IndexFile file) {
            return (filenames.isEmpty() || filenames.contains(file.filename()))
                    && project.map(file.wheel().name()::equals).orElse(true)
                    && version.map(wanted -> isOf(wanted, file.wheel().version()))
                            .orElse(true);
        }

        private static boolean isOf(Version wanted, Version version) {
            return version.equals(wanted)
                    || wanted.local().isEmpty() && version.withoutLocal().equals(wanted);
        }
    }

    /**
     * A selected file on one page.
     *
     * @param folder folder of the page
     * @param file the file as the page lists it
     */
    public record Place(String folder, IndexFile file) {}

    /**
     * Where the selected files are listed.
     *
     * @throws WheelException where a name selects nothing
     */
    public List<Place> find(Selection selection) {
        List<Place> places = new ArrayList<>();
        for (IndexRoot root : roots.all()) {
            for (ProjectName project : projects(root, selection)) {
                for (IndexFile file : roots.page(root, project).files()) {
                    if (selection.selects(file)) {
                        places.add(new Place(root.folder(project), file));
                    }
                }
            }
        }
        Set<String> absent = new TreeSet<>(selection.filenames());
        places.forEach(place -> absent.remove(place.file().filename()));
        if (!absent.isEmpty() || places.isEmpty()) {
            throw new WheelException(
                    "no page at " + store.describe("") + " lists "
                            + (absent.isEmpty() ? "such a file" : String.join(", ", absent)),
                    "look at the project's page for the names of its files");
        }
        return places;
    }

    /** Marks the selected files, wherever they are listed by now; an empty {@code reason} takes the mark off. Returns the pages changed. */
    public int apply(Selection selection, Optional<String> reason) {
        Set<IndexRoot> done = new HashSet<>();
        int changed = 0;
        // A channel that came when the roots had been read may have looked at a commit before that was marked: so it is
        // looked again.
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<IndexRoot> next = new ArrayList<>(roots.all());
            next.removeIf(done::contains);
            if (next.isEmpty()) {
                return changed;
            }
            for (IndexRoot root : next) {
                changed += apply(selection, reason, root);
                done.add(root);
            }
        }
        throw new StoreException(
                "builds and channels were added by others " + ATTEMPTS + " times while files were yanked",
                "run the same command again: it goes on where this run stopped");
    }

    private int apply(Selection selection, Optional<String> reason, IndexRoot root) {
        PageWriter pages = new PageWriter(store, host);
        int changed = 0;
        for (ProjectName project : projects(root, selection)) {
            if (roots.page(root, project).files().stream().noneMatch(selection::selects)) {
                continue;
            }
            PageWriter.Outcome<ProjectPage> outcome = pages.update(
                    PageDocument.project(root, project, directoryKeys),
                    page -> page.with(page.files().stream()
                            .map(file -> selection.selects(file) ? file.withYank(reason) : file)
                            .toList()));
            changed += outcome.changed() ? 1 : 0;
        }
        return changed;
    }

    private Set<ProjectName> projects(IndexRoot root, Selection selection) {
        Set<ProjectName> named = new LinkedHashSet<>();
        selection.project().ifPresent(named::add);
        selection
                .filenames()
                .forEach(name -> named.add(WheelFilename.parse(name).name()));
        Set<String> listed = Set.copyOf(roots.projects(root));
        named.removeIf(project -> !listed.contains(project.normalized()));
        return named;
    }
}
