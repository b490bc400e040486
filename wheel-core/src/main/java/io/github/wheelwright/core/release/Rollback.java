package io.github.wheelwright.core.release;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.channel.ChannelRoots;
import io.github.wheelwright.core.channel.ExplicitMove;
import io.github.wheelwright.core.channel.RootUpdate;
import io.github.wheelwright.core.channel.StoredBuild;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.Build;
import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.index.ChannelHistory;
import io.github.wheelwright.core.index.ChannelHistory.Entry;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.page.PageWriter;
import io.github.wheelwright.core.store.ObjectStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A channel goes back to what it showed before. Each of its roots goes back to the newest of its steps that shows nothing which came
 * after the wanted one, so variants that other jobs moved meanwhile fit together again; what came after is dropped, and its jobs do not
 * move the channel any more.
 */
public final class Rollback {
    private final ObjectStore store;
    private final Host host;
    private final ChannelSettings settings;
    private final PageWriter pages;

    /** Rolls back within {@code store}. */
    public Rollback(ObjectStore store, ChannelSettings settings) {
        this(store, Host.LOCAL, settings);
    }

    public Rollback(ObjectStore store, Host host, ChannelSettings settings) {
        this.store = store;
        this.host = host;
        this.settings = settings;
        this.pages = new PageWriter(store, host);
    }

    /** The plan that takes the channel {@code name} back to {@code commit}, or to the build before the one that it shows. */
    public ChannelPlan plan(String name, Optional<String> commit) {
        ChannelRoots roots = ChannelRoots.read(pages, name);
        if (!roots.exists()) {
            Set<String> known =
                    StoredBuild.list(store, host, "").releases().channels().keySet();
            throw new WheelException(
                    "there is no channel " + name + " at " + store.describe("")
                            + (known.isEmpty() ? "" : "; there are " + String.join(", ", known)),
                    "name one of those that the list of releases shows");
        }
        Aim aim = commit.map(wanted -> before(roots, wanted)).orElseGet(() -> beforeNow(roots));
        Channel channel = new Channel(name, roots.mode());
        Map<String, StoredBuild> builds = new LinkedHashMap<>();
        List<ChannelPlan.Move> moves = new ArrayList<>();
        List<RootUpdate> updates = new ArrayList<>();
        roots.lists().forEach((below, list) -> {
            ChannelHistory history = list.channel();
            List<Build> shown = aim.shown(history);
            if (!new Entry(0, settings.time(), shown)
                    .commits()
                    .equals(new Entry(0, settings.time(), history.shown()).commits())) {
                moves.add(new ChannelPlan.Move(name + "/" + below, history.shown(), shown, aim.dropped()));
            }
            shown.forEach(build -> builds.computeIfAbsent(build.commit(), c -> StoredBuild.read(store, host, c)));
            updates.add(StoredPlans.moved(
                    name + "/" + below,
                    files(below, shown, builds, channel),
                    list.variants(),
                    new ExplicitMove(
                            channel,
                            shown,
                            aim.dropped(),
                            aim.wanted(),
                            history.step(),
                            settings.time(),
                            settings.keep())));
        });
        return new ChannelPlan(
                channel,
                moves,
                StoredPlans.plan(store, host, settings, List.of(name), updates, List.copyOf(builds.values())));
    }

    /**
     * Where to go.
     *
     * @param dropped commits that came after it
     * @param wanted commits that it shows
     */
    private record Aim(Set<String> dropped, Set<String> wanted) {
        static Aim between(List<Entry> after, Entry wanted) {
            SortedSet<String> dropped = new TreeSet<>();
            after.forEach(entry -> dropped.addAll(entry.commits()));
            dropped.removeAll(wanted.commits());
            return new Aim(dropped, wanted.commits());
        }

        /** The newest step without what came after, and without what was dropped before. */
        List<Build> shown(ChannelHistory history) {
            return history.entries().stream()
                    .filter(entry -> entry.commits().stream()
                            .noneMatch(commit -> dropped.contains(commit)
                                    || history.dropped().contains(commit) && !wanted.contains(commit)))
                    .findFirst()
                    .map(Entry::builds)
                    .orElse(List.of());
        }
    }

    /** What came after {@code commit} at any root goes. */
    private static Aim before(ChannelRoots roots, String commit) {
        List<Aim> found = new ArrayList<>();
        for (ProjectList list : roots.lists().values()) {
            List<Entry> entries = list.channel().entries();
            IntStream.range(0, entries.size())
                    .filter(i -> entries.get(i)
                            .newest()
                            .map(build -> build.commit().equals(commit))
                            .orElse(false))
                    .findFirst()
                    .ifPresent(i -> found.add(Aim.between(entries.subList(0, i), entries.get(i))));
        }
        if (found.isEmpty()) {
            throw new WheelException(
                    "channel " + roots.name() + " does not remember that it has shown " + commit + "; it remembers "
                            + remembered(roots),
                    "name one of these; or show it with wheel:promote, if it is still published");
        }
        SortedSet<String> dropped = new TreeSet<>();
        SortedSet<String> wanted = new TreeSet<>();
        found.forEach(aim -> {
            dropped.addAll(aim.dropped());
            wanted.addAll(aim.wanted());
        });
        dropped.removeAll(wanted);
        return new Aim(dropped, wanted);
    }

    /** What the latest step brought goes. */
    private Aim beforeNow(ChannelRoots roots) {
        if (roots.isUnderWay(pages)) {
            throw new WheelException(
                    "channel " + roots.name()
                            + " is in the middle of a move: some of its pages have not reached the step of their list."
                            + " To go back from here could be to go back too far",
                    "say where to with -Dwheel.commit, one of: " + remembered(roots));
        }
        ChannelHistory latest = roots.lists().values().stream()
                .map(ProjectList::channel)
                .filter(history -> history.step() > 0)
                .max(Comparator.comparing(history -> history.entries().get(0).time()))
                .orElse(ChannelHistory.NONE);
        List<Entry> entries = latest.entries();
        Set<String> now = entries.get(0).commits();
        return IntStream.range(1, entries.size())
                .filter(i -> !entries.get(i).builds().isEmpty()
                        && !entries.get(i).commits().equals(now)
                        && entries.get(i).commits().stream().noneMatch(latest.dropped()::contains))
                .mapToObj(i -> Aim.between(entries.subList(0, 1), entries.get(i)))
                .findFirst()
                .orElseThrow(() -> new WheelException(
                        "channel " + roots.name() + " remembers nothing before what it shows, "
                                + String.join(" + ", now),
                        "publish a better build; or show one with wheel:promote"));
    }

    /** Of two files of one name, that of the newer build. */
    public static List<IndexFile> files(
            String below, List<Build> shown, Map<String, StoredBuild> builds, Channel channel) {
        Map<String, IndexFile> byName = new LinkedHashMap<>();
        shown.stream()
                .sorted(channel::compare)
                .forEach(build -> Optional.ofNullable(builds.get(build.commit()))
                        .ifPresent(stored -> stored.files(below).forEach(file -> byName.put(file.filename(), file))));
        return List.copyOf(byName.values());
    }

    private static String remembered(ChannelRoots roots) {
        SortedSet<String> commits = new TreeSet<>();
        roots.lists()
                .values()
                .forEach(list -> list.channel().entries().forEach(entry -> commits.addAll(entry.commits())));
        return String.join(", ", commits);
    }
}
