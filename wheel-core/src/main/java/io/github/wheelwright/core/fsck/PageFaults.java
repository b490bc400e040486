package io.github.wheelwright.core.fsck;

import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.FaultCode;
import io.github.wheelwright.core.index.HtmlPages;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.index.SimpleLayout;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.page.PageDocument;
import io.github.wheelwright.core.page.PageWriter;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares pages with their lists, with each other, and with their other forms. */
final class PageFaults {
    private static final Pattern ANCHOR = Pattern.compile("<a [^>]*>");

    private final ObjectStore store;
    private final Host host;
    private final boolean directoryKeys;
    private final PageWriter pages;

    PageFaults(ObjectStore store, Host host, boolean directoryKeys) {
        this.store = store;
        this.host = host;
        this.directoryKeys = directoryKeys;
        this.pages = new PageWriter(store, host);
    }

    List<IndexFault> find(IndexTree tree) {
        List<IndexFault> faults = new ArrayList<>();
        tree.unreadable().forEach((key, why) -> faults.add(new IndexFault(FaultCode.PAGE_UNREADABLE, key, why)));
        for (IndexTree.Root root : tree.roots().values()) {
            faults.addAll(forms(tree, root));
            faults.addAll(entries(tree, root));
            faults.addAll(ChannelFaults.find(root));
        }
        faults.addAll(yanks(tree));
        faults.addAll(StatusFaults.find(tree));
        faults.addAll(ReleaseFaults.find(tree));
        return faults;
    }

    /** The pages of a root as objects, its list included. */
    List<PageDocument<?>> documents(IndexTree tree, IndexTree.Root root) {
        List<PageDocument<?>> documents = new ArrayList<>();
        if (root.hasList()) {
            documents.add(PageDocument.list(IndexRoot.at(root.folder()), hasDirectoryKey(tree, root.folder())));
        }
        for (String name : root.pages().keySet()) {
            documents.add(page(tree, root, name));
        }
        return documents;
    }

    PageDocument<ProjectPage> page(IndexTree tree, IndexTree.Root root, String name) {
        return PageDocument.project(
                IndexRoot.at(root.folder()), ProjectName.of(name), hasDirectoryKey(tree, root.folder() + name + "/"));
    }

    /** What is under such a key, wanted or not, is read by somebody. */
    boolean hasDirectoryKey(IndexTree tree, String folder) {
        return !folder.isEmpty() && (directoryKeys || tree.objects().containsKey(folder));
    }

    private List<IndexFault> forms(IndexTree tree, IndexTree.Root root) {
        List<IndexFault> faults = new ArrayList<>();
        host.parallel().map(documents(tree, root), this::forms).forEach(faults::addAll);
        return faults;
    }

    private <S> List<IndexFault> forms(PageDocument<S> document) {
        if (pages.isConsistent(document)) {
            return List.of();
        }
        S state = pages.read(document);
        List<IndexFault> faults = new ArrayList<>();
        for (PageDocument.Derived<S> form : document.derived()) {
            Optional<Content> there = store.get(form.key());
            byte[] wanted = form.render().apply(state);
            if (there.isEmpty()) {
                faults.add(new IndexFault(FaultCode.FORM_MISSING, form.key(), "is not there"));
            } else if (!Arrays.equals(there.get().bytes(), wanted)
                    && !isOlderRendering(form.contentType(), there.get().bytes(), wanted)) {
                faults.add(new IndexFault(
                        FaultCode.FORMS_DISAGREE, form.key(), "does not say what " + document.stateKey() + " says"));
            }
        }
        return faults;
    }

    /** A page that an earlier version rendered looks otherwise; its links have to be the same. */
    private static boolean isOlderRendering(String contentType, byte[] there, byte[] wanted) {
        return contentType.equals(HtmlPages.CONTENT_TYPE)
                && HtmlPages.isOurs(there)
                && !HtmlPages.isOfThisRenderer(there)
                && anchors(there).equals(anchors(wanted));
    }

    private static Set<String> anchors(byte[] page) {
        Set<String> anchors = new TreeSet<>();
        Matcher matcher = ANCHOR.matcher(new String(page, StandardCharsets.UTF_8));
        while (matcher.find()) {
            anchors.add(matcher.group());
        }
        return anchors;
    }

    private static List<IndexFault> entries(IndexTree tree, IndexTree.Root root) {
        List<IndexFault> faults = new ArrayList<>();
        String list = root.folder() + PageDocument.STATE;
        if (!root.hasList()) {
            faults.add(new IndexFault(
                    FaultCode.LIST_MISSING,
                    list,
                    "is not there beside " + root.pages().size() + " pages"));
            return faults;
        }
        for (String project : root.list().projects()) {
            ProjectPage page = root.pages().get(project);
            if (page == null) {
                String key = root.folder() + project + "/" + PageDocument.STATE;
                if (!tree.unreadable().containsKey(key)) {
                    faults.add(new IndexFault(FaultCode.PAGE_MISSING, key, "is not there, and " + list + " lists it"));
                }
            } else if (page.files().isEmpty()) {
                faults.add(new IndexFault(
                        FaultCode.PAGE_EMPTY,
                        root.folder() + project + "/" + PageDocument.STATE,
                        "shows nothing, and " + list + " lists it"));
            }
        }
        root.pages().forEach((project, page) -> {
            if (!page.files().isEmpty() && !root.list().projects().contains(project)) {
                faults.add(new IndexFault(
                        FaultCode.LIST_ENTRY_MISSING, list, "does not list " + project + ", which has a page"));
            }
        });
        for (String variant : root.list().variants()) {
            String folder = root.folder() + variant + "/";
            if (!tree.roots().containsKey(folder) && !tree.unreadable().containsKey(folder + PageDocument.STATE)) {
                faults.add(new IndexFault(FaultCode.ROOT_MISSING, folder, "is not there, and " + list + " lists it"));
            }
        }
        String above = IndexTree.above(root.folder());
        IndexTree.Root parent = tree.roots().get(above);
        boolean hasParent =
                !root.folder().isEmpty() && (!above.isEmpty() || !root.folder().equals(SimpleLayout.ROOT));
        boolean unlisted = parent == null || !parent.list().variants().contains(IndexTree.name(root.folder()));
        if (hasParent && unlisted && tree.shows(root.folder())) {
            faults.add(new IndexFault(
                    FaultCode.ROOT_UNLISTED, root.folder(), "is not named by " + above + PageDocument.STATE));
        }
        return faults;
    }

    private static List<IndexFault> yanks(IndexTree tree) {
        List<IndexFault> faults = new ArrayList<>();
        Map<String, IndexTree.Listing> first = new HashMap<>();
        for (IndexTree.Listing listing : tree.listings()) {
            IndexFile file = listing.file();
            IndexTree.Listing before = first.putIfAbsent(file.key(), listing);
            if (before != null && !before.file().yanked().equals(file.yanked())) {
                faults.add(new IndexFault(
                        FaultCode.YANK_DIFFERS,
                        listing.root().folder() + listing.page().name().normalized() + "/" + PageDocument.STATE,
                        file.filename() + " is " + yank(file) + " here and " + yank(before.file()) + " on "
                                + before.root().folder()));
            }
        }
        return faults;
    }

    private static String yank(IndexFile file) {
        return file.yanked().isPresent() ? "yanked" : "not yanked";
    }
}
