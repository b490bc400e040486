package io.github.wheelwright.core.release;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.index.CommitLayout;
import io.github.wheelwright.core.index.Layout;
import io.github.wheelwright.core.index.Ordinal;
import io.github.wheelwright.core.index.SimpleLayout;
import io.github.wheelwright.core.release.World.Work;
import io.github.wheelwright.core.retention.Pruner;
import io.github.wheelwright.core.retention.Retention;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.staging.StagedWheel;
import io.github.wheelwright.core.store.ObjectStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What machines of a model do: the real code, on small releases. */
public final class Works {
    public static final Channel NIGHTLY = new Channel("nightly", Channel.Mode.REPLACE);
    private static final ChannelSettings SETTINGS = new ChannelSettings(Index.TIME, 20, false);

    private Works() {}

    static Release simple(List<StagedWheel> wheels) {
        return release(new SimpleLayout(), List.of(), Optional.empty(), wheels);
    }

    static Release nightly(String commit, long ordinal, List<StagedWheel> wheels) {
        return commit(commit, ordinal, List.of(NIGHTLY), wheels);
    }

    static Release commit(String commit, long ordinal, List<StagedWheel> wheels) {
        return commit(commit, ordinal, List.of(), wheels);
    }

    private static Release commit(String commit, long ordinal, List<Channel> channels, List<StagedWheel> wheels) {
        CommitLayout layout = new CommitLayout(commit, commit + "/", Optional.empty(), Optional.empty(), Map.of());
        return release(layout, channels, Optional.of(new Ordinal(Ordinal.Kind.EXPLICIT, ordinal)), wheels);
    }

    private static Release release(
            Layout layout, List<Channel> channels, Optional<Ordinal> ordinal, List<StagedWheel> wheels) {
        return new Release(wheels, layout, channels, ordinal, 20, Index.TIME, false, "https://wheels.example.org/");
    }

    static Work publish(String name, Release release) {
        return publish(name, release, Existing.FAIL);
    }

    static Work publish(String name, Release release, Existing existing) {
        return publish(name, release, existing, World.GRACES);
    }

    static Work publish(String name, Release release, Existing existing, Graces graces) {
        ReleasePlan plan = ReleasePlan.publish(release).with(existing);
        String root = release.layout() instanceof CommitLayout layout ? layout.base() : SimpleLayout.ROOT;
        return new Work(
                name,
                e -> false,
                watcher -> {
                    for (StagedWheel wheel : release.wheels()) {
                        if (existing == Existing.FAIL && !watcher.shows(root, wheel)) {
                            throw new AssertionError(name + " says that it has published " + wheel.filename());
                        }
                    }
                },
                (store, host) -> new Publisher(store, Progress.NONE, host, graces).publish(plan));
    }

    static Work prune(String name) {
        return new Work(
                name, e -> false, watcher -> {}, (store, host) -> new Pruner(store, World.GRACES, host).prune());
    }

    static Work yank(String name, String filename) {
        Yank.Selection selection = new Yank.Selection(Set.of(filename), Optional.empty(), Optional.empty());
        return new Work(
                name,
                e -> false,
                watcher -> {},
                (store, host) -> new Yank(store, false, host).apply(selection, Optional.of("broken")));
    }

    /** Leaves the newest final release of each project, and no other. */
    static Work retain(String name) {
        return new Work(name, e -> false, world -> {}, Works::retain);
    }

    static void retain(ObjectStore store, Host host) {
        Retention newest = new Retention(Optional.of(0), Optional.empty(), Optional.of(1), Set.of());
        new Pruner(store, World.GRACES, newest, false, host).prune();
    }

    static Work promote(String name, String commit) {
        return new Work(
                name,
                e -> e instanceof WheelException,
                watcher -> {},
                (store, host) -> new Publisher(store, Progress.NONE, host, World.GRACES)
                        .publish(new Promotion(store, host, SETTINGS)
                                .explicit(commit, NIGHTLY, Optional.empty())
                                .plan()));
    }

    static Work rollback(String name, String commit) {
        return new Work(
                name,
                e -> e instanceof WheelException,
                watcher -> {},
                (store, host) -> new Publisher(store, Progress.NONE, host, World.GRACES)
                        .publish(new Rollback(store, host, SETTINGS)
                                .plan(NIGHTLY.name(), Optional.of(commit))
                                .plan()));
    }
}
