package io.github.wheelwright.core.retention;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.Departure;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.index.SimpleLayout;
import io.github.wheelwright.core.journal.Journal;
import io.github.wheelwright.core.journal.OutlastedException;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.page.Fates;
import io.github.wheelwright.core.page.Fates.Fate;
import io.github.wheelwright.core.page.PageCounter;
import io.github.wheelwright.core.page.PageDocument;
import io.github.wheelwright.core.page.PageWriter;
import io.github.wheelwright.core.page.Reduction;
import io.github.wheelwright.core.page.RootPages;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Takes versions off the pages of layout {@code simple} that a {@link Retention} does not keep, dependents first. Their files are then
 * what no page lists.
 *
 * <p>What is to go is marked first; then it is looked again who publishes and requires what. A publisher that lists a marked file
 * takes the mark off, and one that did so before has its journal there still, or its pages: so what it lists stays.
 */
final class RetiredVersions {
    private static final String STATE = "/" + PageDocument.STATE;
    private static final String NOT_MARKED = "was not marked to go when this run looked again";

    private final ObjectStore store;
    private final Host host;
    private final Duration grace;
    private final Retention retention;
    private final boolean directoryKeys;
    private final StoredRequirements requirements;

    /** {@code grace} is how long a file stays on its page after those that require it. */
    RetiredVersions(ObjectStore store, Host host, Duration grace, Retention retention, boolean directoryKeys) {
        this.store = store;
        this.host = host;
        this.grace = grace;
        this.retention = retention;
        this.directoryKeys = directoryKeys;
        this.requirements = new StoredRequirements(store, host);
    }

    /** What a run has seen, and what it decided on. */
    record Look(Instant now, List<ProjectPage> pages, VersionRetention versions) {
        /** What becomes of each version. */
        List<VersionVerdict> verdicts() {
            return versions.verdicts();
        }

        private Set<String> going() {
            return versions.going().stream().map(IndexFile::key).collect(Collectors.toSet());
        }
    }

    /**
     * Decides what goes; empty where all versions stay.
     *
     * @throws WheelException where that cannot be told
     */
    Optional<Look> decide() {
        return retention.keepsAllVersions() ? Optional.empty() : Optional.of(look(file -> Optional.empty()));
    }

    /** Takes off the pages what goes and nobody may ask for any more. */
    List<VersionVerdict> retire(Look first) {
        mark(first);
        Map<String, String> held = first.versions().held();
        // What was not marked, has come since or is listed again stays for now, and with it what it requires.
        Look look = look(
                file -> file.isDeparting() ? Optional.empty() : Optional.of(held.getOrDefault(file.key(), NOT_MARKED)));
        Set<String> going = look.going();
        RootPages root = root(() -> confirm(look.now()));
        // What a publisher lists again meanwhile has no mark any more, and stays; off the list goes also what a run
        // emptied that died.
        reduction(file -> !going.contains(file.key()) || !file.isDeparting(), root)
                .reduce(look.pages().stream().map(ProjectPage::name).toList(), UnaryOperator.identity())
                .ifPresent(pages -> root.takeOffEmpty(pages, new PageCounter()));
        return look.verdicts();
    }

    /** A publisher takes the mark off what it lists: so this tells whether one has, after the journals were read. */
    private void mark(Look look) {
        Set<String> going = look.going();
        RootPages root = root(() -> {});
        Fates fates = reduction(file -> !going.contains(file.key()), root).fates(look.pages());
        Departure now = Departure.UNDATED.at(look.now().truncatedTo(ChronoUnit.MILLIS));
        for (ProjectPage page : look.pages()) {
            UnaryOperator<ProjectPage> marked = there -> there.with(there.files().stream()
                    .map(file -> !going.contains(file.key()) || file.isDeparting()
                            ? file
                            : file.with(Optional.of(
                                    fates.of(file).equals(Optional.of(Fate.DROP)) ? now : Departure.UNDATED)))
                    .toList());
            if (!marked.apply(page).equals(page)) {
                root.update(page.name(), marked);
            }
        }
    }

    private Reduction reduction(Predicate<IndexFile> shown, RootPages root) {
        return new Reduction(
                shown,
                grace,
                root.pages(),
                host,
                (project, change) -> Optional.of(root.update(project, change).state()));
    }

    /**
     * Journals are read before pages: a publisher lists its files and then ends its journal, so one of the two shows them. {@code
     * staying} stays, too.
     */
    private Look look(Function<IndexFile, Optional<String>> staying) {
        Instant now = host.clock().instant();
        List<Journal> running = Journal.running(store, now);
        RootPages root = root(() -> {});
        List<ProjectPage> pages = host.parallel().map(projects(), root::page);
        return new Look(
                now,
                pages,
                new VersionRetention(
                        pages,
                        retention,
                        file -> running.stream().anyMatch(journal -> journal.protects(file.key()))
                                ? Optional.of(VersionRetention.UNDER_WAY)
                                : staying.apply(file),
                        running.stream()
                                .flatMap(journal -> journal.requires().stream())
                                .map(Requirement::parse)
                                .toList(),
                        requirements::of,
                        now));
    }

    /** Those that have a page: one may be there before it is on the list. */
    private Set<ProjectName> projects() {
        Set<ProjectName> projects = new TreeSet<>();
        for (StoredObject object : store.list(SimpleLayout.ROOT)) {
            String below = object.key().substring(SimpleLayout.ROOT.length());
            if (below.endsWith(STATE) && below.indexOf('/') == below.length() - STATE.length()) {
                projects.add(ProjectName.of(below.substring(0, below.indexOf('/'))));
            }
        }
        return projects;
    }

    /** A publisher that began when all this was decided may have gone on by now, and have nothing left that tells of it. */
    private void confirm(Instant decided) {
        if (Duration.between(decided, host.clock().instant()).compareTo(grace.dividedBy(2)) >= 0) {
            throw new OutlastedException("the run was held up while it took versions off their pages");
        }
    }

    private RootPages root(Runnable guard) {
        return new RootPages(IndexRoot.at(SimpleLayout.ROOT), directoryKeys, new PageWriter(store, host, guard));
    }
}
