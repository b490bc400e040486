package io.github.wheelwright.core.fsck;

import io.github.wheelwright.core.RejectedException;
import io.github.wheelwright.core.channel.ExplicitMove;
import io.github.wheelwright.core.channel.StoredBuild;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.Build;
import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.index.ChannelHistory;
import io.github.wheelwright.core.index.FaultCode;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.index.InvalidPageException;
import io.github.wheelwright.core.page.PageDocument;
import io.github.wheelwright.core.page.PageWriter;
import io.github.wheelwright.core.release.ChannelSettings;
import io.github.wheelwright.core.release.Publisher;
import io.github.wheelwright.core.release.Rollback;
import io.github.wheelwright.core.release.StoredPlans;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.store.ObjectStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brings the pages of channels to the step of their lists. */
final class ChannelRepair {
    private static final int KEEP = 20;

    private final ObjectStore store;
    private final Host host;
    private final PageWriter pages;
    private final PageFaults documents;

    ChannelRepair(ObjectStore store, Host host, PageWriter pages, PageFaults documents) {
        this.store = store;
        this.host = host;
        this.pages = pages;
        this.documents = documents;
    }

    void mend(IndexTree tree, Set<FaultCode> codes) {
        for (IndexTree.Root root : tree.roots().values()) {
            List<IndexFault> faults = ChannelFaults.find(root);
            if (codes.contains(FaultCode.CHANNEL_AHEAD)
                    && faults.stream().anyMatch(fault -> fault.code() == FaultCode.CHANNEL_AHEAD)) {
                catchUp(tree, root);
            } else if (!faults.isEmpty()) {
                tryToFinish(tree, root);
            }
        }
    }

    /** An older list was put back: what it shows is a step of its own. */
    private void catchUp(IndexTree tree, IndexTree.Root root) {
        long step = root.pages().values().stream()
                        .mapToLong(page -> page.revision().step())
                        .max()
                        .orElse(0)
                + 1;
        pages.update(
                PageDocument.list(IndexRoot.at(root.folder()), documents.hasDirectoryKey(tree, root.folder())),
                list -> list.channel().step() >= step
                        ? list
                        : list.moved(at(
                                list.channel().withPages(root.pages().keySet()),
                                step,
                                list.channel().shown(),
                                host.clock().instant())));
    }

    /** {@code history} with a step of this number. */
    static ChannelHistory at(ChannelHistory history, long step, List<Build> builds, Instant time) {
        List<ChannelHistory.Entry> entries = new ArrayList<>();
        entries.add(new ChannelHistory.Entry(step, time, builds));
        entries.addAll(history.entries());
        return new ChannelHistory(
                history.append() || builds.size() > 1,
                entries.subList(0, Math.min(KEEP, entries.size())),
                history.dropped(),
                history.pages());
    }

    private void tryToFinish(IndexTree tree, IndexTree.Root root) {
        try {
            finish(tree, root);
        } catch (RejectedException | InvalidPageException e) {
            // A file of the build is damaged: that is a fault of its own, and the channel stays one until it is mended.
            return;
        }
    }

    private void finish(IndexTree tree, IndexTree.Root root) {
        ChannelHistory history = root.list().channel();
        String name = root.folder().substring(0, root.folder().indexOf('/'));
        Channel channel = new Channel(name, history.append() ? Channel.Mode.APPEND : Channel.Mode.REPLACE);
        Map<String, StoredBuild> builds = new LinkedHashMap<>();
        history.shown().stream()
                .map(Build::commit)
                .filter(commit -> Optional.ofNullable(tree.roots().get(commit + "/"))
                        .map(IndexTree.Root::hasList)
                        .orElse(false))
                .forEach(commit -> builds.put(commit, StoredBuild.read(store, host, commit)));
        List<IndexFile> files =
                Rollback.files(root.folder().substring(name.length() + 1), history.shown(), builds, channel);
        ExplicitMove move = new ExplicitMove(
                channel,
                history.shown(),
                Set.of(),
                Set.of(),
                history.step(),
                host.clock().instant(),
                KEEP);
        boolean directoryKeys = documents.hasDirectoryKey(tree, root.folder());
        new Publisher(store, Progress.NONE, host)
                .publish(StoredPlans.plan(
                        store,
                        host,
                        new ChannelSettings(host.clock().instant(), KEEP, directoryKeys),
                        List.of(name),
                        List.of(StoredPlans.moved(
                                root.folder(), files, root.list().variants(), move)),
                        List.copyOf(builds.values())));
    }
}
