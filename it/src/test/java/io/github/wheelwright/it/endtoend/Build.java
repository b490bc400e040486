package io.github.wheelwright.it.endtoend;

import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.index.CommitLayout;
import io.github.wheelwright.core.index.Layout;
import io.github.wheelwright.core.index.Ordinal;
import io.github.wheelwright.core.index.SimpleLayout;
import io.github.wheelwright.core.release.PublishResult;
import io.github.wheelwright.core.release.Publisher;
import io.github.wheelwright.core.release.Release;
import io.github.wheelwright.core.release.ReleasePlan;
import io.github.wheelwright.core.release.WheelFiles;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.staging.Stager;
import io.github.wheelwright.core.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A stack of small wheels that pin each other, and one that all builds share. Of two builds that go to the index of commits, each
 * brings a variant of one commit.
 *
 * @param commits whether it goes there
 * @param number its own among those that go there
 */
record Build(boolean commits, int number) {
    static final String MAIN = "wwstack";
    static final String LOWEST = "wwalpha";
    static final List<String> PROJECTS = List.of(LOWEST, "wwbeta", "wwcommon", MAIN);
    static final String CHANNEL = "nightly";

    /** Reads {@link #toString}. */
    static Build parse(String text) {
        return new Build(text.startsWith("commit-"), Integer.parseInt(text.substring(text.indexOf('-') + 1)));
    }

    @Override
    public String toString() {
        return (commits ? "commit-" : "flat-") + number;
    }

    String version() {
        return commits ? "1." + number / 2 + (number % 2 == 0 ? "" : "+cu130") : "1." + number;
    }

    String commit() {
        return "c" + number / 2;
    }

    /** Folder of the index that has this build for good. */
    String root() {
        return !commits ? SimpleLayout.ROOT : commit() + (number % 2 == 0 ? "/" : "/cu130/");
    }

    /** Builds it in {@code folder}; another {@code attempt} gives other bytes under the same names. */
    Path write(Path folder, int attempt) throws IOException {
        Files.createDirectories(folder);
        String same = "==" + version();
        String content = this + " attempt " + attempt;
        Map<String, List<String>> pins = Map.of(
                LOWEST,
                List.of(),
                "wwbeta",
                List.of(LOWEST + same),
                MAIN,
                List.of(LOWEST + same, "wwbeta" + same, "wwcommon==1.0"));
        for (Map.Entry<String, List<String>> pin : pins.entrySet()) {
            WheelFiles.write(folder, pin.getKey(), version(), "py3-none-any", content, pin.getValue());
        }
        WheelFiles.write(folder, "wwcommon", "1.0");
        return folder;
    }

    /** The steps that publish the wheels in {@code folder} as this build. */
    ReleasePlan plan(Path folder) throws IOException {
        List<Path> wheels;
        try (Stream<Path> files = Files.list(folder)) {
            wheels = files.sorted().toList();
        }
        Layout layout = commits
                ? new CommitLayout(commit(), commit() + "/", Optional.empty(), Optional.empty(), Map.of())
                : new SimpleLayout();
        List<Channel> channels = commits ? List.of(new Channel(CHANNEL, Channel.Mode.REPLACE)) : List.of();
        return ReleasePlan.publish(new Release(
                Stager.stage(wheels, Optional.empty(), Progress.NONE),
                layout,
                channels,
                Optional.of(new Ordinal(Ordinal.Kind.EXPLICIT, number / 2)),
                20,
                Instant.now(),
                false,
                ""));
    }

    ObjectStore store(Shelf shelf) {
        return commits ? shelf.commits() : shelf.flat();
    }

    /** Publishes the wheels in {@code folder}, in this process. */
    PublishResult publish(Path folder, Shelf shelf) throws IOException {
        try (ObjectStore store = store(shelf)) {
            return new Publisher(store, Progress.NONE).publish(plan(folder));
        }
    }
}
