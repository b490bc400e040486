package io.github.wheelwright.core.retention;

import io.github.wheelwright.core.channel.ChannelReducer;
import io.github.wheelwright.core.channel.ChannelStep;
import io.github.wheelwright.core.channel.StoredBuild;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.index.ChannelHistory;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.page.PageCounter;
import io.github.wheelwright.core.page.PageWriter;
import io.github.wheelwright.core.page.RootPages;
import io.github.wheelwright.core.release.Graces;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What channels show no longer and list still, for those who have read of it before: it leaves when its time has come. */
final class ChannelDepartures {
    private final ObjectStore store;
    private final Host host;
    private final Graces graces;
    private final boolean directoryKeys;

    ChannelDepartures(ObjectStore store, Host host, Graces graces, boolean directoryKeys) {
        this.store = store;
        this.host = host;
        this.graces = graces;
        this.directoryKeys = directoryKeys;
    }

    /** Names of the files that {@link #leave} would take off, each behind the folder of its root. */
    List<String> due() {
        List<String> due = new ArrayList<>();
        roots().forEach(root -> reducer(root).due().stream()
                .flatMap(List::stream)
                .map(IndexFile::filename)
                .forEach(name -> due.add(root.root().folder() + ": " + name)));
        return due;
    }

    /**
     * Takes them off, and finishes what a run began that was lost while it did so. A root that is being moved is left to whoever moves
     * it. What is preferred to the files shown is yanked when installs under way have had their time: once, for all roots.
     */
    void leave(Progress progress) {
        List<Runnable> yanks = new ArrayList<>();
        for (RootPages root : roots()) {
            ChannelReducer reducer = reducer(root);
            PageCounter counter = new PageCounter();
            if (reducer.due().isPresent() && reducer.reduce(UnaryOperator.identity(), counter)) {
                yanks.add(() -> reducer.yank(counter));
            }
        }
        if (!yanks.isEmpty()) {
            graces.settle(host, progress);
            yanks.forEach(Runnable::run);
        }
    }

    private List<RootPages> roots() {
        PageWriter pages = new PageWriter(store, host);
        return StoredBuild.list(store, host, "").variants().stream()
                .flatMap(name -> Stream.concat(
                        Stream.of(name + "/"),
                        StoredBuild.list(store, host, name + "/").variants().stream()
                                .map(variant -> name + "/" + variant + "/")))
                .map(folder -> new RootPages(IndexRoot.at(folder), directoryKeys, pages))
                .toList();
    }

    private ChannelReducer reducer(RootPages root) {
        long step = root.list().channel().step();
        return new ChannelReducer(root, list -> at(step, root, list), graces.departure(), host);
    }

    private static Optional<ChannelStep> at(long step, RootPages root, ProjectList list) {
        ChannelHistory history = list.channel();
        String folder = root.root().folder();
        return Optional.of(new ChannelStep(
                        new Channel(
                                folder.substring(0, folder.indexOf('/')),
                                history.append() ? Channel.Mode.APPEND : Channel.Mode.REPLACE),
                        history))
                .filter(now -> step > 0 && history.step() == step);
    }
}
