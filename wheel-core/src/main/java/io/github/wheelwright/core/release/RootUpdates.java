package io.github.wheelwright.core.release;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.channel.ChannelMove;
import io.github.wheelwright.core.channel.ForwardMove;
import io.github.wheelwright.core.channel.RootUpdate;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.Build;
import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.index.CommitLayout;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.index.Ordinal;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.index.Publication;
import io.github.wheelwright.core.page.Identified;
import io.github.wheelwright.core.page.PageChange;
import io.github.wheelwright.core.page.PageDocument;
import io.github.wheelwright.core.page.PageWriter;
import io.github.wheelwright.core.page.Rebuild;
import io.github.wheelwright.core.page.Union;
import io.github.wheelwright.core.store.ObjectStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** What a release does to each root of an index, in the order of its writes. */
final class RootUpdates {
    private RootUpdates() {}

    /** Of a publish: files that are listed already stay as they are. */
    static List<RootUpdate> publishing(Release release) {
        List<RootUpdate> updates = new ArrayList<>();
        for (IndexRoot root : release.layout().roots(release.files())) {
            updates.add(RootUpdate.of(root, own(release, root, new Union())));
        }
        addChannels(updates, release, UnaryOperator.identity());
        return updates;
    }

    /** Of a release whose wheels are those found in {@code store}: files that are gone leave all its pages, and those of its channels. */
    static List<RootUpdate> rebuilding(Release release, ObjectStore store) {
        // What somebody has published since the store was read is kept: it is there.
        UnaryOperator<ProjectPage> existing = page -> page.with(page.files().stream()
                .filter(file -> store.head(file.key()).isPresent())
                .toList());
        List<RootUpdate> updates = new ArrayList<>();
        for (IndexRoot root : release.layout().roots(release.files())) {
            updates.add(
                    new RootUpdate(root, own(release, root, new Rebuild()), Optional.of(existing), Optional.empty()));
        }
        for (IndexRoot root : rootsWithoutFiles(updates, store)) {
            updates.add(new RootUpdate(root, new Rebuild(), Optional.of(existing), Optional.empty()));
        }
        addChannels(updates, release, existing);
        return updates;
    }

    /** The change of the release's own root: a commit's list says what build it is, so that it can be promoted and announced. */
    private static PageChange own(Release release, IndexRoot root, PageChange change) {
        return release.layout() instanceof CommitLayout layout && root.folder().equals(layout.base())
                ? new Identified(
                        change,
                        release.ordinal().map(ordinal -> new Build(layout.commit(), ordinal)),
                        new Publication(earliest(release), new TreeSet<>(release.main())))
                : change;
    }

    private static Instant earliest(Release release) {
        return release.files().stream()
                .map(IndexFile::uploadTime)
                .min(Comparator.naturalOrder())
                .orElse(release.time());
    }

    /** Roots of variants that a list in the store knows and that have no wheel left. */
    private static List<IndexRoot> rootsWithoutFiles(List<RootUpdate> updates, ObjectStore store) {
        List<IndexRoot> missing = new ArrayList<>();
        PageWriter pages = new PageWriter(store, Host.LOCAL);
        for (RootUpdate update : updates) {
            IndexRoot root = update.root();
            for (String variant : pages.read(PageDocument.list(root, false)).variants()) {
                if (!root.variants().contains(variant)) {
                    missing.add(
                            new IndexRoot(root.folder() + variant + "/", List.of(), List.of(), root.variantMetadata()));
                }
            }
        }
        return missing;
    }

    private static void addChannels(List<RootUpdate> updates, Release release, UnaryOperator<ProjectPage> reduction) {
        if (!(release.layout() instanceof CommitLayout layout)) {
            return;
        }
        Set<String> names = new LinkedHashSet<>(List.of(layout.commit()));
        for (Channel channel : release.channels()) {
            if (!names.add(channel.name())) {
                throw new WheelException(
                        "two things are called " + channel.name() + ": channels, or a channel and the commit",
                        "give each channel a name of its own");
            }
            Build build = new Build(layout.commit(), ordinal(release, channel));
            for (IndexRoot root : layout.under(channel.name()).roots(release.files())) {
                updates.add(channelUpdate(
                        root, new ForwardMove(channel, build, release.time(), release.keep()), reduction));
            }
        }
        updates.add(RootUpdate.of(new IndexRoot("", List.of(), List.copyOf(names), false), new Union()));
    }

    private static RootUpdate channelUpdate(IndexRoot root, ChannelMove move, UnaryOperator<ProjectPage> reduction) {
        // Another job's variant may be shown there: a root moves only with files of its own.
        return root.files().isEmpty()
                ? RootUpdate.of(root, new Union())
                : new RootUpdate(root, new Union(), Optional.of(reduction), Optional.of(move));
    }

    private static Ordinal ordinal(Release release, Channel channel) {
        return release.ordinal()
                .orElseThrow(() -> new WheelException(
                        "channel " + channel.name()
                                + " needs an ordinal, so that an older build cannot overtake a newer one",
                        "publish from a checkout that has the commit, or give a number that grows with each build"));
    }
}
