package io.github.wheelwright.core.index;

import io.github.wheelwright.core.index.ChannelHistory.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * What the list of releases says of the commits and channels on it. All of it is copied from their own lists, which decide; a list of
 * releases that was written before there was this says nothing.
 *
 * @param commits what each commit's list says, by commit
 * @param channels what each root of a channel shows, by channel and by root below it: {@code ""}, {@code cu130}
 */
public record ReleaseList(SortedMap<String, Commit> commits, SortedMap<String, SortedMap<String, Shown>> channels) {
    /** Says nothing. */
    public static final ReleaseList NONE = new ReleaseList(new TreeMap<>(), new TreeMap<>());

    /** Keeps copies. */
    public ReleaseList {
        commits = Collections.unmodifiableSortedMap(new TreeMap<>(commits));
        SortedMap<String, SortedMap<String, Shown>> copy = new TreeMap<>();
        channels.forEach((name, roots) -> copy.put(name, Collections.unmodifiableSortedMap(new TreeMap<>(roots))));
        channels = Collections.unmodifiableSortedMap(copy);
    }

    /**
     * A commit.
     *
     * @param ordinal its place in the history of channels, where that is known
     * @param publication when it was published and what it is about, where that is known
     * @param variants roots below it, sorted
     */
    public record Commit(Optional<Ordinal> ordinal, Optional<Publication> publication, List<String> variants) {
        private static final Comparator<Commit> AGE = Comparator.comparing((Commit commit) ->
                        commit.publication().map(Publication::time).orElse(Instant.MIN))
                .thenComparing(commit -> commit.ordinal().map(Ordinal::value).orElse(Long.MIN_VALUE));

        /** Sorts, and drops repetitions. */
        public Commit {
            variants = variants.stream().sorted().distinct().toList();
        }

        private Commit and(Commit later) {
            return new Commit(
                    Stream.concat(ordinal.stream(), later.ordinal.stream()).reduce(Ordinal::larger),
                    Stream.concat(publication.stream(), later.publication.stream())
                            .reduce(Publication::and),
                    Stream.concat(variants.stream(), later.variants.stream()).toList());
        }
    }

    /**
     * What one root of a channel shows.
     *
     * @param append whether builds are shown beside each other
     * @param now its newest step
     */
    public record Shown(boolean append, Entry now) {
        /** The later of two steps; of one step, which a correction gives larger ordinals, the largest of each build. */
        private Shown and(Shown other) {
            if (now.step() != other.now.step()) {
                return now.step() > other.now.step() ? this : other;
            }
            List<Build> builds = now.builds().stream()
                    .map(build -> other.now.builds().stream().reduce(build, Build::and))
                    .toList();
            return new Shown(append, new Entry(now.step(), now.time(), builds));
        }
    }

    /** What the lists of commits, channels and their variants say, by folder: {@code nightly/}, {@code nightly/cu130/}. */
    public static ReleaseList of(Map<String, ProjectList> lists) {
        SortedMap<String, Commit> commits = new TreeMap<>();
        SortedMap<String, SortedMap<String, Shown>> channels = new TreeMap<>();
        lists.forEach((folder, list) -> {
            String name = folder.substring(0, Math.max(0, folder.indexOf('/')));
            String below = folder.substring(Math.min(folder.length(), name.length() + 1));
            ChannelHistory history = list.channel();
            if (history.step() > 0) {
                channels.computeIfAbsent(name, n -> new TreeMap<>())
                        .put(
                                below.isEmpty() ? "" : below.substring(0, below.length() - 1),
                                new Shown(history.append(), history.entries().get(0)));
            } else if (below.isEmpty()
                    && (list.build().isPresent() || list.publication().isPresent())) {
                commits.put(name, new Commit(list.build().map(Build::ordinal), list.publication(), list.variants()));
            }
        });
        return new ReleaseList(commits, channels);
    }

    /** Whether it says nothing. */
    public boolean isEmpty() {
        return commits.isEmpty() && channels.isEmpty();
    }

    /** Whether it says something of {@code name}. */
    public boolean has(String name) {
        return commits.containsKey(name) || channels.containsKey(name);
    }

    /** With what {@code seen} says of some: of two steps of a root the later; a commit only gains. */
    public ReleaseList and(ReleaseList seen) {
        SortedMap<String, SortedMap<String, Shown>> all = new TreeMap<>(channels);
        seen.channels.forEach((name, roots) -> all.merge(name, roots, (a, b) -> union(a, b, Shown::and)));
        return new ReleaseList(union(commits, seen.commits, Commit::and), all);
    }

    /** What it says of {@code names}. */
    public ReleaseList about(Collection<String> names) {
        return new ReleaseList(only(commits, names), only(channels, names));
    }

    /** As {@code wanted} has it, but for what was changed since it was {@code before}. */
    public ReleaseList corrected(ReleaseList before, ReleaseList wanted) {
        return new ReleaseList(
                corrected(commits, before.commits, wanted.commits),
                corrected(channels, before.channels, wanted.channels));
    }

    /** Names of which the two say different things. */
    public SortedSet<String> differences(ReleaseList other) {
        SortedSet<String> names = new TreeSet<>();
        Stream.of(commits, channels, other.commits, other.channels).forEach(map -> names.addAll(map.keySet()));
        names.removeIf(name -> Objects.equals(commits.get(name), other.commits.get(name))
                && Objects.equals(channels.get(name), other.channels.get(name)));
        return names;
    }

    /** The commits, newest first. */
    public List<String> newestFirst() {
        List<String> names = new ArrayList<>(commits.keySet());
        names.sort(Comparator.comparing((String name) -> Objects.requireNonNull(commits.get(name)), Commit.AGE)
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        return names;
    }

    /** Channels of which a root shows {@code commit}, sorted. */
    public List<String> showing(String commit) {
        return channels.entrySet().stream()
                .filter(channel -> channel.getValue().values().stream()
                        .anyMatch(root -> root.now().commits().contains(commit)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What {@code builds} are about, as requirements. */
    public SortedSet<String> main(Collection<Build> builds) {
        SortedSet<String> main = new TreeSet<>();
        builds.forEach(build -> Optional.ofNullable(commits.get(build.commit()))
                .flatMap(Commit::publication)
                .ifPresent(publication -> main.addAll(publication.main())));
        return main;
    }

    private static <V> SortedMap<String, V> union(Map<String, V> a, Map<String, V> b, BinaryOperator<V> merge) {
        SortedMap<String, V> all = new TreeMap<>(a);
        b.forEach((name, value) -> all.merge(name, value, merge));
        return all;
    }

    private static <V> SortedMap<String, V> only(Map<String, V> map, Collection<String> names) {
        SortedMap<String, V> some = new TreeMap<>(map);
        some.keySet().retainAll(names);
        return some;
    }

    private static <V> SortedMap<String, V> corrected(
            Map<String, V> now, Map<String, V> before, Map<String, V> wanted) {
        SortedMap<String, V> corrected = new TreeMap<>(wanted);
        now.forEach((name, value) -> {
            if (!value.equals(before.get(name))) {
                corrected.put(name, value);
            }
        });
        return corrected;
    }
}
