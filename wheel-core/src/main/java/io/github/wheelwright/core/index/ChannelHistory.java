package io.github.wheelwright.core.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What one root of a channel shows and has shown; kept on the root's list, whose change is what moves the channel. Pages follow.
 *
 * @param append whether builds are shown beside each other; else each replaces the one before
 * @param entries the steps, newest first; the first says what is shown now
 * @param dropped commits that the channel was rolled back from: their jobs do not move it again
 * @param pages projects that may have a page at this root, those that show nothing and those that are still to be written included
 */
public record ChannelHistory(boolean append, List<Entry> entries, SortedSet<String> dropped, SortedSet<String> pages) {
    /** A root that has shown nothing yet. */
    public static final ChannelHistory NONE = new ChannelHistory(false, List.of(), new TreeSet<>(), new TreeSet<>());

    /** Keeps copies. */
    public ChannelHistory {
        entries = List.copyOf(entries);
        dropped = Collections.unmodifiableSortedSet(new TreeSet<>(dropped));
        pages = Collections.unmodifiableSortedSet(new TreeSet<>(pages));
    }

    /**
     * One step of the channel.
     *
     * @param step its number, from 1
     * @param time when it was made
     * @param builds what is shown since, the one that made the step last; none where a build was taken off and there was none before
     */
    public record Entry(long step, Instant time, List<Build> builds) {
        /** Keeps a copy. */
        public Entry {
            builds = List.copyOf(builds);
        }

        /** The build that made the step. */
        public Optional<Build> newest() {
            return builds.isEmpty() ? Optional.empty() : Optional.of(builds.get(builds.size() - 1));
        }

        /** The commits shown. */
        public Set<String> commits() {
            SortedSet<String> commits = new TreeSet<>();
            builds.forEach(build -> commits.add(build.commit()));
            return commits;
        }
    }

    /** Number of the step that the root is at; grows with each move, whatever it moves to. */
    public long step() {
        return entries.isEmpty() ? 0 : entries.get(0).step();
    }

    /** What is shown. */
    public List<Build> shown() {
        return entries.isEmpty() ? List.of() : entries.get(0).builds();
    }

    /** The build of {@code commit}, if it is shown. */
    public Optional<Build> shown(String commit) {
        return shown().stream().filter(build -> build.commit().equals(commit)).findFirst();
    }

    /** The next step, which shows {@code builds}; of the steps, the newest {@code keep} are remembered. */
    public ChannelHistory showing(List<Build> builds, Instant time, int keep) {
        List<Entry> all = new ArrayList<>();
        all.add(new Entry(step() + 1, time, builds));
        all.addAll(entries);
        return new ChannelHistory(append, all.subList(0, Math.min(Math.max(1, keep), all.size())), dropped, pages);
    }

    /** The same step, of which {@code build} is said anew. */
    public ChannelHistory correcting(Build build) {
        List<Entry> all = new ArrayList<>(entries);
        Entry now = all.get(0);
        all.set(
                0,
                new Entry(
                        now.step(),
                        now.time(),
                        now.builds().stream()
                                .map(shown -> shown.commit().equals(build.commit()) ? build : shown)
                                .toList()));
        return new ChannelHistory(append, all, dropped, pages);
    }

    /** The same with another way of taking up builds. */
    public ChannelHistory appending(boolean append) {
        return new ChannelHistory(append, entries, dropped, pages);
    }

    /** The same with these commits, and no others, dropped. */
    public ChannelHistory dropping(Collection<String> commits) {
        return new ChannelHistory(append, entries, new TreeSet<>(commits), pages);
    }

    /** The same, knowing that these projects may have pages too. */
    public ChannelHistory withPages(Collection<String> projects) {
        SortedSet<String> all = new TreeSet<>(pages);
        all.addAll(projects);
        return new ChannelHistory(append, entries, dropped, all);
    }
}
