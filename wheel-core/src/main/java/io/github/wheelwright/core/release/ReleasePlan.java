package io.github.wheelwright.core.release;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.channel.RootUpdate;
import io.github.wheelwright.core.index.HtmlPages;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.index.Layout;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.index.ProjectStatuses;
import io.github.wheelwright.core.index.SimpleLayout;
import io.github.wheelwright.core.journal.FileKey;
import io.github.wheelwright.core.journal.Journal;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.page.DependencyOrder;
import io.github.wheelwright.core.page.PageDocument;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.staging.StagedWheel;
import io.github.wheelwright.core.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
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
        return new ReleasePlan(release, RootUpdates.publishing(release), landing(release));
    }

    /**
     * The plan that makes the pages say what is in {@code store}: the release's wheels are those found there. Files that are gone
     * leave all pages of the layout, and those of the release's channels.
     */
    public static ReleasePlan rebuild(Release release, ObjectStore store) {
        return new ReleasePlan(release, RootUpdates.rebuilding(release, store), landing(release));
    }

    /** The plan that shows what is in the store already: {@code updates} and nothing else. */
    static ReleasePlan stored(Release release, List<RootUpdate> updates) {
        return new ReleasePlan(release, updates, Optional.empty());
    }

    private static Optional<byte[]> landing(Release release) {
        return release.layout() instanceof SimpleLayout
                ? Optional.of(HtmlPages.landing(SimpleLayout.ROOT, release.address() + SimpleLayout.ROOT))
                : Optional.empty();
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
        return keys.getOrDefault(wheel.filename().toString(), release.key(wheel));
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
        return new Journal(id, files, roots, requires(), started, expires, host);
    }

    private SortedSet<String> requires() {
        return wheels().stream()
                .flatMap(wheel -> wheel.requirements().stream())
                .map(Requirement::toString)
                .collect(Collectors.toCollection(TreeSet::new));
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
        return PlanLines.of(this);
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
