package io.github.wheelwright.core.fsck;

import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.store.ObjectStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Checks an index as its store has it: every link, every digest, every form of every page, the lists, the channels, and what belongs to
 * nothing. It writes nothing. What is being published meanwhile is looked at again before it is called wrong, as far as pages go; a run
 * that is under way shows as interrupted.
 */
public final class Fsck {
    private final ObjectStore store;
    private final Host host;
    private final boolean deep;
    private final boolean directoryKeys;
    private final Progress progress;

    /**
     * Checks {@code store}.
     *
     * @param deep whether every file is read, rather than taking the store's word for its digest
     * @param directoryKeys whether each page has to be under the key that ends in {@code /} as well
     */
    public Fsck(ObjectStore store, boolean deep, boolean directoryKeys, Progress progress) {
        this(store, Host.LOCAL, deep, directoryKeys, progress);
    }

    public Fsck(ObjectStore store, Host host, boolean deep, boolean directoryKeys, Progress progress) {
        this.store = store;
        this.host = host;
        this.deep = deep;
        this.directoryKeys = directoryKeys;
        this.progress = progress;
    }

    /**
     * What a check found.
     *
     * @param faults what is wrong, by kind and place
     * @param roots number of roots
     * @param pages number of pages and lists
     * @param files number of listed files
     */
    public record Result(List<IndexFault> faults, int roots, int pages, int files) {}

    /** Looks at everything. */
    public Result check() {
        IndexTree tree = IndexTree.read(store, host);
        Underway underway = Underway.read(store, tree);
        List<IndexFault> faults = new ArrayList<>(underway.faults(tree));
        faults.addAll(new PageFaults(store, host, directoryKeys).find(tree));
        faults.addAll(new FileFaults(store, host, deep, progress).find(tree));
        faults.addAll(StrayFaults.find(tree, underway.keys(tree)));
        faults.sort(Comparator.comparing(IndexFault::code)
                .thenComparing(IndexFault::key)
                .thenComparing(IndexFault::message));
        int pages = tree.roots().values().stream()
                .mapToInt(root -> root.pages().size() + (root.hasList() ? 1 : 0))
                .sum();
        int files = (int) tree.listings().stream()
                .map(listing -> listing.file().key())
                .distinct()
                .count();
        return new Result(
                List.copyOf(faults.stream().distinct().toList()), tree.roots().size(), pages, files);
    }

    /** Puts right what can be put right of {@code faults}, by the same compare-and-swap steps as a publish; looks again afterwards. */
    public Result repair(Result before) {
        Result now = before;
        // What one repair takes off a page may leave a list entry without files.
        for (int round = 0;
                round < 3
                        && now.faults().stream().anyMatch(fault -> fault.code().isMendable());
                round++) {
            new Repair(store, host, directoryKeys).mend(now.faults());
            now = check();
        }
        return now;
    }
}
