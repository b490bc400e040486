package io.github.wheelwright.core.release;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.channel.ChannelRoots;
import io.github.wheelwright.core.channel.ExplicitMove;
import io.github.wheelwright.core.channel.ForwardMove;
import io.github.wheelwright.core.channel.RootUpdate;
import io.github.wheelwright.core.channel.StoredBuild;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.Build;
import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.index.ChannelHistory;
import io.github.wheelwright.core.index.Ordinal;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.page.PageWriter;
import io.github.wheelwright.core.staging.StagedWheel;
import io.github.wheelwright.core.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** A channel comes to show a build that is published under its commit already: the same pages, no file is sent. */
public final class Promotion {
    private final ObjectStore store;
    private final Host host;
    private final ChannelSettings settings;

    /** Promotes within {@code store}. */
    public Promotion(ObjectStore store, ChannelSettings settings) {
        this(store, Host.LOCAL, settings);
    }

    public Promotion(ObjectStore store, Host host, ChannelSettings settings) {
        this.store = store;
        this.host = host;
        this.settings = settings;
    }

    /** The wheels that the pages of {@code commit} show. */
    public List<StagedWheel> wheels(String commit) {
        return StoredBuild.read(store, host, commit).wheels(store, host);
    }

    /**
     * The plan by which {@code channel} shows {@code commit} because somebody says so: also an older build, or one that the channel
     * was rolled back from. Newer builds that it shows stay out from then on.
     */
    public ChannelPlan explicit(String commit, Channel channel, Optional<Ordinal> ordinal) {
        StoredBuild stored = StoredBuild.read(store, host, commit);
        Build build = build(stored, ordinal);
        ChannelRoots roots = ChannelRoots.read(new PageWriter(store, host), channel.name());
        Channel as = new Channel(channel.name(), roots.exists() ? roots.mode() : channel.mode());
        List<ChannelPlan.Move> moves = new ArrayList<>();
        List<RootUpdate> updates = new ArrayList<>();
        stored.roots().forEach((below, root) -> {
            String folder = channel.name() + "/" + below;
            ChannelHistory history = Optional.ofNullable(roots.lists().get(below))
                    .map(ProjectList::channel)
                    .orElse(ChannelHistory.NONE);
            if (!root.files().isEmpty()) {
                ExplicitMove move = explicitMove(as, history, build);
                updates.add(StoredPlans.moved(folder, root.files(), root.variants(), move));
                moves.add(new ChannelPlan.Move(folder, history.shown(), move.builds(), move.dropped()));
            } else if (history.dropped().contains(commit)) {
                updates.add(StoredPlans.moved(folder, List.of(), root.variants(), restored(as, history, commit)));
            } else {
                updates.add(StoredPlans.unmoved(folder, root.variants()));
            }
        });
        return new ChannelPlan(
                as, moves, StoredPlans.plan(store, host, settings, List.of(channel.name()), updates, List.of(stored)));
    }

    /** The plan by which {@code channels} show {@code commit} where its ordinal allows that, as by its release job. */
    public ReleasePlan forward(String commit, List<Channel> channels, Optional<Ordinal> ordinal) {
        StoredBuild stored = StoredBuild.read(store, host, commit);
        Build build = build(stored, ordinal);
        List<RootUpdate> updates = new ArrayList<>();
        for (Channel channel : channels) {
            ForwardMove move = new ForwardMove(channel, build, settings.time(), settings.keep());
            stored.roots().forEach((below, root) -> {
                String folder = channel.name() + "/" + below;
                updates.add(
                        root.files().isEmpty()
                                ? StoredPlans.unmoved(folder, root.variants())
                                : StoredPlans.moved(folder, root.files(), root.variants(), move));
            });
        }
        return StoredPlans.plan(
                store, host, settings, channels.stream().map(Channel::name).toList(), updates, List.of(stored));
    }

    /** The root stays at what it shows, and is open to {@code commit} again. */
    private ExplicitMove restored(Channel channel, ChannelHistory history, String commit) {
        return new ExplicitMove(
                channel, history.shown(), Set.of(), Set.of(commit), history.step(), settings.time(), settings.keep());
    }

    private ExplicitMove explicitMove(Channel channel, ChannelHistory history, Build build) {
        List<Build> builds = new ArrayList<>();
        SortedSet<String> dropped = new TreeSet<>();
        for (Build shown : history.shown()) {
            if (shown.commit().equals(build.commit())) {
                continue;
            }
            if (channel.mode() == Channel.Mode.APPEND) {
                builds.add(shown);
            } else if (shown.ordinal().kind() == build.ordinal().kind() && channel.compare(shown, build) > 0) {
                dropped.add(shown.commit());
            }
        }
        builds.add(build);
        return new ExplicitMove(
                channel, builds, dropped, Set.of(build.commit()), history.step(), settings.time(), settings.keep());
    }

    private static Build build(StoredBuild stored, Optional<Ordinal> ordinal) {
        return ordinal.map(given -> new Build(stored.commit(), given))
                .or(stored::build)
                .orElseThrow(
                        () -> new WheelException(
                                "the ordinal of " + stored.commit() + " is not known: it was published without one",
                                "give it, e.g. -Dwheel.ordinal=20261121, in the way in which the channel's other builds have theirs"));
    }
}
