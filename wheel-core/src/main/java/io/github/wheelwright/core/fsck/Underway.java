package io.github.wheelwright.core.fsck;

import io.github.wheelwright.core.index.FaultCode;
import io.github.wheelwright.core.index.InvalidPageException;
import io.github.wheelwright.core.journal.Condemned;
import io.github.wheelwright.core.journal.FileKey;
import io.github.wheelwright.core.journal.Journal;
import io.github.wheelwright.core.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Runs that have not come to their end, and what is on its way out.
 *
 * @param journals of those runs
 * @param condemned what is on its way out
 * @param unreadable journals and the like that cannot be read, and why
 */
record Underway(List<Journal> journals, Condemned condemned, Map<String, String> unreadable) {
    static Underway read(ObjectStore store, IndexTree tree) {
        List<Journal> journals = new ArrayList<>();
        Map<String, String> unreadable = new TreeMap<>();
        for (String key : tree.objects().tailMap(Journal.FOLDER).keySet()) {
            if (!key.startsWith(Journal.FOLDER)) {
                break;
            }
            try {
                store.get(key)
                        .map(content -> Journal.parse(content.bytes(), store.describe(key)))
                        .ifPresent(journals::add);
            } catch (InvalidPageException e) {
                unreadable.put(key, e.getMessage());
            }
        }
        Condemned condemned = Condemned.NONE;
        try {
            condemned = store.get(Condemned.KEY)
                    .map(content -> Condemned.parse(content.bytes(), store.describe(Condemned.KEY)))
                    .orElse(Condemned.NONE);
        } catch (InvalidPageException e) {
            unreadable.put(Condemned.KEY, e.getMessage());
        }
        return new Underway(journals, condemned, unreadable);
    }

    /** Runs that are still expected to end are listed too: whether a run is alive only its machine knows. */
    List<IndexFault> faults(IndexTree tree) {
        List<IndexFault> faults = new ArrayList<>();
        unreadable.forEach((key, why) -> faults.add(new IndexFault(FaultCode.PAGE_UNREADABLE, key, why)));
        for (Journal journal : journals) {
            faults.add(new IndexFault(
                    FaultCode.INTERRUPTED,
                    journal.key(),
                    "a run of " + journal.host() + " on " + String.join(", ", journal.roots()) + ", begun "
                            + journal.started() + ", has not ended; it counts as alive until " + journal.expires()));
        }
        Set<String> listed = tree.listings().stream()
                .map(listing -> listing.file().key())
                .collect(Collectors.toCollection(TreeSet::new));
        condemned.entries().forEach((key, entry) -> {
            if (listed.contains(key) && entry.state() != Condemned.State.DELETED) {
                faults.add(new IndexFault(
                        FaultCode.CONDEMNED, key, "is listed, and " + entry.state() + " since " + entry.since()));
            }
        });
        return faults;
    }

    /** Keys that belong to something, though no page lists them. */
    Set<String> keys(IndexTree tree) {
        Set<String> keys = new TreeSet<>(condemned.entries().keySet());
        tree.objects().keySet().stream()
                .filter(key -> FileKey.isFile(key) && journals.stream().anyMatch(journal -> journal.protects(key)))
                .forEach(keys::add);
        return keys;
    }
}
