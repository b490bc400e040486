package io.github.wheelwright.core.fsck;

import io.github.wheelwright.core.index.FaultCode;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProvenanceLink;
import io.github.wheelwright.core.index.SimpleLayout;
import io.github.wheelwright.core.journal.FileKey;
import io.github.wheelwright.core.page.PageDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds what is in a store and belongs to nothing. */
final class StrayFaults {
    private StrayFaults() {}

    /** Objects that no page accounts for; {@code underWay} are keys that a run or a clean-up knows about. */
    static List<IndexFault> find(IndexTree tree, Collection<String> underWay) {
        List<IndexFault> faults = new ArrayList<>();
        if (!tree.unreadable().isEmpty()) {
            // What a page that cannot be read lists is not known.
            return faults;
        }
        Set<String> listed = new HashSet<>(underWay);
        Set<String> folders = new HashSet<>(Set.of(new SimpleLayout().files()));
        tree.listings().forEach(listing -> {
            listed.add(listing.file().key());
            listed.add(IndexFile.metadataKey(listing.file().key()));
            listed.add(ProvenanceLink.key(listing.file().key()));
            folders.add(FileKey.folder(listing.file().key()));
        });
        tree.roots().values().stream().filter(root -> !root.isChannel()).forEach(root -> folders.add(root.folder()));
        for (String key : tree.objects().keySet()) {
            boolean file = FileKey.isFile(key);
            if (file && !listed.contains(key) && folders.contains(FileKey.folder(key))) {
                faults.add(new IndexFault(FaultCode.ORPHAN, key, "is listed by no page"));
            } else if (key.endsWith("/index.html") && isStray(tree, folder(key))) {
                faults.add(new IndexFault(
                        FaultCode.STRAY_PAGE, key, "has no index.json beside it, so nothing keeps it up to date"));
            }
        }
        return faults;
    }

    /** A page below a root, without a state of its own. */
    private static boolean isStray(IndexTree tree, String folder) {
        IndexTree.Root above = tree.roots().get(IndexTree.above(folder));
        return above != null
                && !folder.equals(above.folder())
                && !tree.objects().containsKey(folder + PageDocument.STATE);
    }

    private static String folder(String key) {
        return key.substring(0, key.lastIndexOf('/') + 1);
    }
}
