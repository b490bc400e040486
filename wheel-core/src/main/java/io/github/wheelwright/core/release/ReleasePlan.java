package io.github.wheelwright.core.release;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.index.CommitLayout;
import io.github.wheelwright.core.index.HtmlPages;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.index.Layout;
import io.github.wheelwright.core.index.Ordinal;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.index.Revision.Build;
import io.github.wheelwright.core.index.SimpleLayout;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.store.ObjectStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A release as ordered writes: files, then pages with dependencies before dependents, then lists, then channels, and last what
 * channels show no longer. Made without looking at the store, so the same release always has the same plan.
 */
public final class ReleasePlan {
    private final Release release;
    private final List<List<ProjectName>> order;
    private final List<RootUpdate> updates;
    private final Optional<byte[]> landing;

    private ReleasePlan(Release release, List<RootUpdate> updates, Optional<byte[]> landing) {
        this.release = release;
        this.order = DependencyOrder.of(release.wheels());
        this.updates = updates;
        this.landing = landing;
    }

    /** The plan that publishes {@code release}: files that are listed already stay as they are. */
    public static ReleasePlan publish(Release release) {
        return of(release, root -> new RootUpdate(root, new Union(), Optional.empty(), Optional.empty()));
    }

    /** The plan that makes the pages say what is in {@code store}: the release's wheels are those found there. */
    public static ReleasePlan rebuild(Release release, ObjectStore store) {
        // What somebody has published since the store was read is kept: it is there.
        UnaryOperator<ProjectPage> existing = page -> new ProjectPage(
                page.name(),
                page.files().stream()
                        .filter(file -> store.head(file.key()).isPresent())
                        .toList(),
                page.revision());
        return of(release, root -> new RootUpdate(root, new Rebuild(), Optional.of(existing), Optional.empty()));
    }

    private static ReleasePlan of(Release release, Function<IndexRoot, RootUpdate> update) {
        List<IndexFile> files = files(release);
        List<RootUpdate> updates = new ArrayList<>();
        release.layout().roots(files).forEach(root -> updates.add(update.apply(root)));
        if (release.layout() instanceof CommitLayout layout) {
            for (Channel channel : release.channels()) {
                addChannel(updates, channel, new Build(ordinal(release, channel), layout.commit()), layout, files);
            }
            List<String> names = Stream.concat(
                            Stream.of(layout.commit()),
                            release.channels().stream().map(Channel::name))
                    .toList();
            updates.add(new RootUpdate(
                    new IndexRoot("", List.of(), names, false), new Union(), Optional.empty(), Optional.empty()));
        }
        return new ReleasePlan(release, updates, landing(release));
    }

    private static void addChannel(
            List<RootUpdate> updates, Channel channel, Build build, CommitLayout layout, List<IndexFile> files) {
        for (IndexRoot root : layout.under(channel.name()).roots(files)) {
            updates.add(new RootUpdate(
                    root,
                    channel.extendedBy(build),
                    channel.mode() == Channel.Mode.REPLACE
                            ? Optional.of(page -> channel.reducedTo(build, layout.files(), page))
                            : Optional.empty(),
                    Optional.of(new RootUpdate.Move(channel, build))));
        }
    }

    private static Ordinal ordinal(Release release, Channel channel) {
        return release.ordinal()
                .orElseThrow(() -> new WheelException(
                        "channel " + channel.name()
                                + " needs an ordinal, so that an older build cannot overtake a newer one",
                        "publish from a checkout that has the commit, or give a number that grows with each build"));
    }

    private static Optional<byte[]> landing(Release release) {
        return release.layout() instanceof SimpleLayout
                ? Optional.of(HtmlPages.landing(SimpleLayout.ROOT, release.indexUrl()))
                : Optional.empty();
    }

    private static List<IndexFile> files(Release release) {
        return release.wheels().stream()
                .map(wheel -> wheel.at(release.layout().key(wheel.filename()), release.time()))
                .toList();
    }

    /** The wheels of the release. */
    public List<StagedWheel> wheels() {
        return release.wheels();
    }

    /** Key under which {@code wheel} is kept. */
    public String key(StagedWheel wheel) {
        return layout().key(wheel.filename());
    }

    /**
     * The folder to point an installer to: the first channel's where there is one, that of the default variant where {@code main}
     * is there, else that of its own variant.
     */
    public String installRoot(Optional<ProjectName> main) {
        List<RootUpdate> showing = updates.stream()
                .filter(update -> main.map(update.root().projects()::containsKey)
                        .orElse(!update.root().files().isEmpty()))
                .toList();
        Optional<Channel> first = showing.stream()
                .flatMap(update -> update.move().stream())
                .map(RootUpdate.Move::channel)
                .findFirst();
        return showing.stream()
                .filter(update -> first.equals(update.move().map(RootUpdate.Move::channel)))
                .map(update -> update.root().folder())
                .min(Comparator.comparingInt(String::length))
                .orElse("");
    }

    /** The projects of the release, in groups: a group requires only itself and groups before it. */
    public List<List<ProjectName>> order() {
        return order;
    }

    /** The steps, a line each, for people. */
    public List<String> describe() {
        List<String> lines = new ArrayList<>();
        for (StagedWheel wheel : wheels()) {
            lines.add("upload  " + key(wheel) + "  (" + wheel.size() + " bytes, " + wheel.sha256() + ")");
            lines.add("upload  " + IndexFile.metadataKey(key(wheel)));
        }
        for (RootUpdate update : updates) {
            String channel = update.move()
                    .map(move -> "  (channel " + move.channel().name() + ", "
                            + move.channel().mode().name().toLowerCase(Locale.ROOT) + ", ordinal "
                            + move.build().ordinal() + ")")
                    .orElse("");
            for (List<ProjectName> group : order) {
                group.stream()
                        .filter(update.root().projects()::containsKey)
                        .forEach(project -> lines.add("page    " + update.root().folder(project) + channel));
            }
            lines.add("list    "
                    + (update.root().folder().isEmpty() ? "./" : update.root().folder()) + channel);
        }
        if (landing.isPresent()) {
            lines.add("page    index.html");
        }
        lines.add("compare what the store then holds with what was sent");
        return lines;
    }

    Layout layout() {
        return release.layout();
    }

    boolean directoryKeys() {
        return release.directoryKeys();
    }

    List<RootUpdate> updates() {
        return updates;
    }

    Optional<byte[]> landing() {
        return landing;
    }
}
