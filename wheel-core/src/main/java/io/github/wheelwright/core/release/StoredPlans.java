package io.github.wheelwright.core.release;

import io.github.wheelwright.core.channel.ChannelMove;
import io.github.wheelwright.core.channel.RootUpdate;
import io.github.wheelwright.core.channel.StoredBuild;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.CommitLayout;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.page.Union;
import io.github.wheelwright.core.staging.StagedWheel;
import io.github.wheelwright.core.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Plans that show on channels what the store has already. */
public final class StoredPlans {
    private StoredPlans() {}

    /** A root that moves to {@code files}. */
    public static RootUpdate moved(String folder, List<IndexFile> files, List<String> variants, ChannelMove move) {
        return new RootUpdate(
                new IndexRoot(folder, files, variants, true),
                new Union(),
                Optional.of(UnaryOperator.identity()),
                Optional.of(move));
    }

    /** A root without files of its own: it learns what is below it, and shows what it showed. */
    static RootUpdate unmoved(String folder, List<String> variants) {
        return RootUpdate.of(new IndexRoot(folder, List.of(), variants, true), new Union());
    }

    /** The plan that makes these changes of {@code channels}; {@code builds} are those that are shown after it. */
    public static ReleasePlan plan(
            ObjectStore store,
            Host host,
            ChannelSettings settings,
            List<String> channels,
            List<RootUpdate> updates,
            List<StoredBuild> builds) {
        List<RootUpdate> all = new ArrayList<>(updates);
        all.add(RootUpdate.of(new IndexRoot("", List.of(), channels, false), new Union()));
        List<StagedWheel> wheels = builds.stream()
                .flatMap(build -> build.wheels(store, host).stream())
                .toList();
        String commit = builds.isEmpty() ? "" : builds.get(builds.size() - 1).commit();
        Release release = new Release(
                wheels,
                new CommitLayout(commit, commit + "/", Optional.empty(), Optional.empty(), Map.of()),
                List.of(),
                Optional.empty(),
                settings.keep(),
                settings.time(),
                settings.directoryKeys(),
                "");
        return ReleasePlan.stored(release, all);
    }
}
