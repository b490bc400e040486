package io.github.wheelwright.core.retention;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.host.Pause;
import io.github.wheelwright.core.journal.Condemned;
import io.github.wheelwright.core.journal.Condemned.Entry;
import io.github.wheelwright.core.journal.Condemned.State;
import io.github.wheelwright.core.journal.CondemnedDocument;
import io.github.wheelwright.core.journal.Journal;
import io.github.wheelwright.core.journal.OutlastedException;
import io.github.wheelwright.core.release.Graces;
import io.github.wheelwright.core.retention.PruneResult.Item;
import io.github.wheelwright.core.retention.PruneResult.Step;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Takes builds and versions off the pages that a {@link Retention} does not keep, and what channels show no longer when its time has
 * come. Deletes files that no page lists, in two runs: the first condemns them, and one after the grace looks again and deletes them. A
 * publisher takes what it needs off the list of the condemned first, which makes the deletion fail that was decided on before.
 *
 * <p>Journals are read before pages: a publisher lists its files and then ends its journal, so one of the two shows them.
 */
public final class Pruner {

    private final ObjectStore store;
    private final Host host;
    private final Graces graces;
    private final Duration grace;
    private final Retention retention;
    private final boolean directoryKeys;

    /**
     * Prunes {@code store}.
     *
     * @param grace how long what is condemned stays: longer than twice the longest request, and than four times what clocks differ by
     * @param retention which builds and versions stay listed
     * @param directoryKeys whether each page is written under the key that ends in {@code /} as well
     */
    public Pruner(ObjectStore store, Duration grace, Retention retention, boolean directoryKeys) {
        this(store, new Graces(grace, Graces.USUAL.departure()), retention, directoryKeys, Host.LOCAL);
    }

    public Pruner(ObjectStore store, Graces graces, Host host) {
        this(store, graces, Retention.ALL, false, host);
    }

    public Pruner(ObjectStore store, Graces graces, Retention retention, boolean directoryKeys, Host host) {
        this.graces = graces;
        this.grace = graces.journal();
        this.retention = retention;
        this.directoryKeys = directoryKeys;
        if (grace.isNegative() || grace.isZero()) {
            throw new WheelException("a grace of " + grace + " protects nothing", "give one longer than any upload");
        }
        this.store = store;
        this.host = host;
    }

    /** The same, which leaves what channels show no longer on their pages for {@code time} where somebody may ask for it. */
    public Pruner departingAfter(Duration time) {
        return new Pruner(store, graces.departingAfter(time), retention, directoryKeys, host);
    }

    /** What {@link #prune} would do now; nothing is written. */
    public PruneResult plan() {
        return look().result(
                        grace,
                        retired().find(retention, running()),
                        versions().decide().map(RetiredVersions.Look::verdicts).orElse(List.of()),
                        departures().due());
    }

    private ChannelDepartures departures() {
        return new ChannelDepartures(store, host, graces, directoryKeys);
    }

    private Retired retired() {
        return new Retired(store, host, grace, directoryKeys);
    }

    private List<Journal> running() {
        return retention.keepsAllBuilds()
                ? List.of()
                : Journal.running(store, host.clock().instant());
    }

    private RetiredVersions versions() {
        return new RetiredVersions(store, host, grace, retention, directoryKeys);
    }

    /** Condemns what nothing needs, and deletes what has been condemned for longer than the grace. */
    public PruneResult prune() {
        return prune(Progress.NONE);
    }

    /** The same; {@code progress} is told what takes long. */
    public PruneResult prune(Progress progress) {
        RetiredVersions versions = versions();
        // Decided before anything leaves: this may fail, and builds are found just before they are taken off.
        Optional<RetiredVersions.Look> decided = versions.decide();
        List<String> retired = retired().find(retention, running());
        retired().retire(retired);
        List<VersionVerdict> verdicts = decided.map(versions::retire).orElse(List.of());
        List<String> departed = departures().due();
        departures().leave(progress);
        for (int attempt : host.pause().attempts()) {
            Look look = look();
            Map<String, Entry> next = look.next(grace);
            Map<String, Entry> before = look.read().condemned().entries();
            if (next.equals(before)
                    || new CondemnedDocument(store, host)
                            .swap(look.read(), look.read().condemned().with(next))) {
                delete(next, look.now());
                forget(look);
                return look.result(grace, retired, verdicts, departed);
            }
        }
        throw new StoreException(
                store.describe(Condemned.KEY) + " was changed by others " + Pause.ATTEMPTS + " times",
                "run the same command again");
    }

    private void delete(Map<String, Entry> entries, Instant decided) {
        Map<String, Entry> deleted = new TreeMap<>();
        entries.forEach((key, entry) -> {
            if (entry.state() == State.DELETING) {
                if (Duration.between(decided, host.clock().instant()).compareTo(grace.dividedBy(2)) >= 0) {
                    throw new OutlastedException("the run was held up while it deleted");
                }
                store.delete(key);
                deleted.put(key, entry);
            }
        });
        if (deleted.isEmpty()) {
            return;
        }
        new CondemnedDocument(store, host).update(now -> {
            deleted.forEach((key, entry) -> now.replace(
                    key, entry, new Entry(State.DELETED, host.clock().instant())));
            return now;
        });
    }

    /** A journal that has counted for nothing for a grace is nobody's; a run that slept for so long begins again where it is gone. */
    private void forget(Look look) {
        look.journals().stream()
                .filter(journal -> journal.expires().plus(grace).isBefore(look.now()))
                .forEach(journal -> store.delete(journal.key()));
    }

    private Look look() {
        Instant now = host.clock().instant();
        CondemnedDocument.Read read = new CondemnedDocument(store, host).read();
        List<Journal> journals = Journal.all(store);
        Reachable reachable =
                Reachable.in(store, host, read.condemned().entries().keySet());
        return new Look(now, read, journals, reachable);
    }

    /** What a run has seen. */
    private record Look(Instant now, CondemnedDocument.Read read, List<Journal> journals, Reachable reachable) {
        private boolean isProtected(String key) {
            return journals.stream().anyMatch(journal -> journal.expires().isAfter(now) && journal.protects(key));
        }

        private boolean isNeeded(String key) {
            return reachable.listed().contains(key) || isProtected(key);
        }

        private Set<String> unneeded() {
            Set<String> keys = new TreeSet<>(reachable.objects().keySet());
            keys.removeIf(this::isNeeded);
            return keys;
        }

        /** The entry as this run leaves it; empty where it is taken off. */
        private Optional<Entry> next(String key, Entry entry, Duration grace) {
            boolean over = entry.since().plus(grace).isBefore(now);
            return switch (entry.state()) {
                case DELETED -> over ? Optional.empty() : Optional.of(entry);
                case DELETING -> Optional.of(entry);
                case CONDEMNED ->
                    isNeeded(key) || !reachable.objects().containsKey(key)
                            ? Optional.empty()
                            : Optional.of(over ? new Entry(State.DELETING, now) : entry);
            };
        }

        Map<String, Entry> next(Duration grace) {
            Map<String, Entry> next = new TreeMap<>();
            read.condemned()
                    .entries()
                    .forEach((key, entry) -> next(key, entry, grace).ifPresent(kept -> next.put(key, kept)));
            unneeded().forEach(key -> {
                if (!read.condemned().entries().containsKey(key)) {
                    next.put(key, new Entry(State.CONDEMNED, now));
                }
            });
            return next;
        }

        PruneResult result(Duration grace, List<String> retired, List<VersionVerdict> versions, List<String> departed) {
            Map<String, Entry> next = next(grace);
            List<Item> items = new ArrayList<>();
            Set<String> keys = new TreeSet<>(next.keySet());
            keys.addAll(read.condemned().entries().keySet());
            for (String key : keys) {
                step(key, next).ifPresent(step -> items.add(new Item(key, size(key), step)));
            }
            int kept = (int) reachable.objects().keySet().stream()
                    .filter(key -> !reachable.listed().contains(key) && isProtected(key))
                    .count();
            List<String> interrupted = journals.stream()
                    .filter(journal -> !journal.expires().isAfter(now))
                    .map(journal -> journal.key() + ", begun " + journal.started() + " on " + journal.host())
                    .toList();
            return new PruneResult(retired, versions, departed, items, kept, interrupted);
        }

        private Optional<Step> step(String key, Map<String, Entry> next) {
            Optional<Entry> after = Optional.ofNullable(next.get(key));
            Optional<Entry> before =
                    Optional.ofNullable(read.condemned().entries().get(key));
            if (after.isEmpty()) {
                return before.filter(entry -> entry.state() == State.CONDEMNED).map(entry -> Step.SPARED);
            }
            return switch (after.get().state()) {
                case CONDEMNED -> Optional.of(before.isEmpty() ? Step.CONDEMNED : Step.WAITING);
                case DELETING -> Optional.of(Step.DELETED);
                case DELETED -> Optional.empty();
            };
        }

        private long size(String key) {
            return reachable.objects().containsKey(key)
                    ? Objects.requireNonNull(reachable.objects().get(key)).size()
                    : 0;
        }
    }
}
