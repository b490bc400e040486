package io.github.wheelwright.core.release;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.channel.ChannelMove;
import io.github.wheelwright.core.channel.ForwardMove;
import io.github.wheelwright.core.channel.RootUpdate;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.Build;
import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.index.CommitLayout;
import io.github.wheelwright.core.index.HtmlPages;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.index.Layout;
import io.github.wheelwright.core.index.Ordinal;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.index.ProjectStatuses;
import io.github.wheelwright.core.index.Publication;
import io.github.wheelwright.core.index.SimpleLayout;
import io.github.wheelwright.core.journal.FileKey;
import io.github.wheelwright.core.journal.Journal;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.page.DependencyOrder;
import io.github.wheelwright.core.page.Identified;
import io.github.wheelwright.core.page.PageChange;
import io.github.wheelwright.core.page.PageDocument;
import io.github.wheelwright.core.page.PageWriter;
import io.github.wheelwright.core.page.Rebuild;
import io.github.wheelwright.core.page.Union;
import io.github.wheelwright.core.staging.StagedWheel;
import io.github.wheelwright.core.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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
    private final Existing existing;
    private final Map<String, String> keys;
    private final ProjectStatuses statuses;

    private ReleasePlan(Release release, List<RootUpdate> updates, Optional<byte[]> landing) {
        this(release, updates, landing, Existing.FAIL, Map.of(), ProjectStatuses.NONE);
    }

    private ReleasePlan(
            Release release,
            List<RootUpdate> updates,
            Optional<byte[]> landing,
            Existing existing,
            Map<String, String> keys,
            ProjectStatuses statuses) {
        this.statuses = statuses;
        this.existing = existing;
        this.keys = keys;
        this.release = release;
        this.order = DependencyOrder.of(release.wheels());
        this.updates = updates;
        this.landing = landing;
    }

    /** The plan that publishes {@code release}: files that are listed already stay as they are. */
    public static ReleasePlan publish(Release release) {
        List<RootUpdate> updates = new ArrayList<>();
        for (IndexRoot root : release.layout().roots(files(release))) {
            updates.add(RootUpdate.of(root, own(release, root, new Union())));
        }
        addChannels(updates, release, UnaryOperator.identity());
        return new ReleasePlan(release, updates, landing(release));
    }

    /**
     * The plan that makes the pages say what is in {@code store}: the release's wheels are those found there. Files that are gone
     * leave all pages of the layout, and those of the release's channels.
     */
    public static ReleasePlan rebuild(Release release, ObjectStore store) {
        // What somebody has published since the store was read is kept: it is there.
        UnaryOperator<ProjectPage> existing = page -> page.with(page.files().stream()
                .filter(file -> store.head(file.key()).isPresent())
                .toList());
        List<RootUpdate> updates = new ArrayList<>();
        for (IndexRoot root : release.layout().roots(files(release))) {
            updates.add(
                    new RootUpdate(root, own(release, root, new Rebuild()), Optional.of(existing), Optional.empty()));
        }
        for (IndexRoot root : rootsWithoutFiles(updates, store)) {
            updates.add(new RootUpdate(root, new Rebuild(), Optional.of(existing), Optional.empty()));
        }
        addChannels(updates, release, existing);
        return new ReleasePlan(release, updates, landing(release));
    }

    /** The change of the release's own root: a commit's list says what build it is, so that it can be promoted and announced. */
    private static PageChange own(Release release, IndexRoot root, PageChange change) {
        return release.layout() instanceof CommitLayout layout && root.folder().equals(layout.base())
                ? new Identified(
                        change,
                        release.ordinal().map(ordinal -> new Build(layout.commit(), ordinal)),
                        new Publication(release.time(), new TreeSet<>(release.main())))
                : change;
    }

    /** The plan that shows what is in the store already: {@code updates} and nothing else. */
    static ReleasePlan stored(Release release, List<RootUpdate> updates) {
        return new ReleasePlan(release, updates, Optional.empty());
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
            for (IndexRoot root : layout.under(channel.name()).roots(files(release))) {
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

    private static Optional<byte[]> landing(Release release) {
        return release.layout() instanceof SimpleLayout
                ? Optional.of(HtmlPages.landing(SimpleLayout.ROOT, release.indexUrl()))
                : Optional.empty();
    }

    private static List<IndexFile> files(Release release) {
        return release.wheels().stream()
                .map(wheel -> wheel.at(key(release, wheel), release.time()))
                .toList();
    }

    private static String key(Release release, StagedWheel wheel) {
        return wheel.stored()
                .map(StagedWheel.Stored::key)
                .orElseGet(() -> release.layout().key(wheel.filename()));
    }

    /** The plan that does {@code other} with files that are listed with other content. */
    public ReleasePlan with(Existing other) {
        return new ReleasePlan(release, updates, landing, other, keys, statuses);
    }

    /** The plan whose new pages begin with these statuses. */
    ReleasePlan with(ProjectStatuses other) {
        return new ReleasePlan(release, updates, landing, existing, keys, other);
    }

    /** The plan that shows {@code files}, by name, where it showed others of these names. */
    ReleasePlan showing(Map<String, IndexFile> files) {
        if (files.isEmpty()) {
            return this;
        }
        Map<String, String> places = new HashMap<>(keys);
        files.forEach((name, file) -> places.put(name, file.key()));
        return new ReleasePlan(
                release,
                updates.stream().map(update -> update.showing(files)).toList(),
                landing,
                existing,
                places,
                statuses);
    }

    /** The wheels of the release. */
    public List<StagedWheel> wheels() {
        return release.wheels();
    }

    /** Bytes of all wheels together. */
    public long bytes() {
        return wheels().stream().mapToLong(StagedWheel::size).sum();
    }

    /** Key under which {@code wheel} is kept. */
    public String key(StagedWheel wheel) {
        return keys.getOrDefault(wheel.filename().toString(), key(release, wheel));
    }

    /** Keys under which {@code wheel} may be kept, the best first. */
    List<String> keys(StagedWheel wheel) {
        return Stream.concat(Stream.of(key(wheel)), layout().keys(wheel.filename(), wheel.sha256()).stream())
                .distinct()
                .toList();
    }

    /** Whether other content is shown under the name of {@code wheel}. */
    boolean leavesOut(StagedWheel wheel) {
        return updates.stream()
                .flatMap(update -> update.root().files().stream())
                .anyMatch(file -> file.filename().equals(wheel.filename().toString())
                        && !file.sha256().equals(wheel.sha256()));
    }

    /** The journal of a run of this plan: its name says what is to be done, wherever that begins. */
    Journal journal(Instant started, Instant expires, String host) {
        StringBuilder text = new StringBuilder();
        SortedSet<String> files = new TreeSet<>();
        SortedSet<String> roots = new TreeSet<>();
        for (RootUpdate update : updates) {
            roots.add(update.root().folder());
            text.append("root ").append(update.root().folder()).append('\n');
            update.move()
                    .ifPresent(move -> text.append("channel ")
                            .append(move.channel())
                            .append(move.builds())
                            .append('\n'));
            for (IndexFile file : update.root().files()) {
                files.add(FileKey.home(file.key()));
                text.append("file ")
                        .append(FileKey.home(file.key()))
                        .append(' ')
                        .append(file.sha256())
                        .append('\n');
            }
        }
        String id = Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8)).hex();
        return new Journal(id, files, roots, started, expires, host);
    }

    Existing existing() {
        return existing;
    }

    /**
     * The folder to point an installer to: that of the first of {@code channels} that shows the release, else the commit's; of its
     * roots the one that has {@code main}, the default variant's before others.
     */
    public String installRoot(Optional<ProjectName> main, List<String> channels) {
        List<RootUpdate> showing = updates.stream()
                .filter(update -> main.map(update.root().projects()::containsKey)
                        .orElse(!update.root().files().isEmpty()))
                .toList();
        Optional<String> first = showing.stream()
                .flatMap(update -> update.move().stream())
                .map(move -> move.channel().name())
                .filter(channels::contains)
                .findFirst();
        return showing.stream()
                .filter(update ->
                        first.equals(update.move().map(move -> move.channel().name())))
                .map(update -> update.root().folder())
                .min(Comparator.comparingInt(String::length))
                .orElse("");
    }

    /** The wheels of the release that the root {@code folder} shows. */
    public List<StagedWheel> wheelsAt(String folder) {
        return updates.stream()
                .filter(update -> update.root().folder().equals(folder))
                .flatMap(update -> update.root().files().stream())
                .flatMap(file -> wheels().stream().filter(wheel -> key(wheel).equals(file.key())))
                .toList();
    }

    /** The projects of the release, in groups: a group requires only itself and groups before it. */
    public List<List<ProjectName>> order() {
        return order;
    }

    /** The steps, a line each, for people. */
    public List<String> describe() {
        List<String> lines = new ArrayList<>();
        for (StagedWheel wheel : wheels()) {
            String doing = wheel.content().isPresent() ? "upload  " : "keep    ";
            lines.add(doing + key(wheel) + "  (" + wheel.size() + " bytes, " + wheel.sha256() + ")");
            lines.add(doing + IndexFile.metadataKey(key(wheel)));
        }
        for (RootUpdate update : updates) {
            String channel = update.move()
                    .map(move -> "  (channel " + move.channel().name() + ", "
                            + move.channel().mode().name().toLowerCase(Locale.ROOT) + ", ordinal "
                            + move.builds().stream()
                                    .map(build -> build.ordinal().toString())
                                    .collect(Collectors.joining(", "))
                            + ")")
                    .orElse("");
            for (List<ProjectName> group : order) {
                group.stream()
                        .filter(update.root().projects()::containsKey)
                        .forEach(project -> lines.add("page    " + update.root().folder(project) + channel));
            }
            lines.add("list    "
                    + (update.root().folder().isEmpty() ? "./" : update.root().folder()) + channel);
        }
        updates.stream()
                .filter(update -> update.move().isPresent())
                .forEach(update -> lines.add("pages   " + update.root().folder() + "  drop what is shown no longer"));
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

    PageDocument<ProjectPage> page(IndexRoot root, ProjectName project) {
        return PageDocument.project(root, project, directoryKeys(), statuses.of(project));
    }

    PageDocument<ProjectList> list(IndexRoot root) {
        return PageDocument.list(root, directoryKeys() && !root.folder().isEmpty());
    }

    List<RootUpdate> updates() {
        return updates;
    }

    ProjectStatuses statuses() {
        return statuses;
    }

    /** The root whose list is above all pages. */
    IndexRoot top() {
        return updates.get(updates.size() - 1).root();
    }

    Optional<byte[]> landing() {
        return landing;
    }
}
