package io.github.wheelwright.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.release.ChannelSettings;
import io.github.wheelwright.core.release.Promotion;
import io.github.wheelwright.core.release.Publisher;
import io.github.wheelwright.core.release.ReleasePlan;
import io.github.wheelwright.core.release.Rollback;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A channel goes forward, back and forward again without a rest, under the eyes of uv and of two pips: who has read one page of it finds
 * on another what the first one pins. {@code -Dstress.resolves=200 -Dstress.grace=60} is the full figure: so long that what the channel has
 * dropped leaves, too.
 */
class MovingChannelIT {
    private static final int RESOLVES = Integer.getInteger("stress.resolves", 8);
    private static final Duration GRACE = Duration.ofSeconds(Integer.getInteger("stress.grace", 180));

    @TempDir
    private Path work;

    @BeforeEach
    void requireReaders() {
        Engines.require("pip");
        Engines.require("pip22");
        Engines.require("uv");
    }

    @Test
    void breaksNoInstallFromAFolder() throws Exception {
        moveBackAndForth(Shelf.in(work.resolve("store")));
    }

    @Test
    void breaksNoInstallFromAnS3Service() throws Exception {
        try (MinioBucket bucket = MinioBucket.create()) {
            moveBackAndForth(Shelf.in(bucket));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PIP", "PIP22", "UV"})
    void whoHasReadOnePageFindsWhatItPinsWhenTheChannelHasMoved(Installer installer) throws Exception {
        assertThat(movedWhile(installer, GRACE)).isEmpty();
    }

    /** The same without a grace: so the test above can fail. */
    @ParameterizedTest
    @EnumSource(names = {"PIP", "PIP22", "UV"})
    void withoutAGraceTheSameInstallFails(Installer installer) throws Exception {
        assertThat(movedWhile(installer, Duration.ZERO))
                .singleElement()
                .asString()
                .contains(Build.LOWEST);
    }

    /**
     * The channel moves until everything of its first build has left, when {@code installer} has read what it pins, and asks for the page
     * of that.
     */
    private List<String> movedWhile(Installer installer, Duration grace) throws Exception {
        Shelf shelf = Shelf.in(work.resolve("store"));
        List<Build> all = new ArrayList<>();
        try (ObjectStore store = shelf.commits()) {
            publish(store, 0, all);
            List<ReleasePlan> next = List.of(plan(1, all), plan(2, all), plan(3, all), plan(4, all));
            return LiveReader.once(
                    shelf,
                    work.resolve("reader"),
                    installer,
                    served -> MeanwhileStore.of(served, () -> next.forEach(plan -> move(store, plan, grace))));
        }
    }

    private void moveBackAndForth(Shelf shelf) throws Exception {
        List<Build> all = new ArrayList<>();
        LiveReader reader;
        try (ObjectStore store = shelf.commits()) {
            publish(store, 0, all);
            reader = LiveReader.ofChannel(shelf, work.resolve("reader"));
            try (reader) {
                for (int round = 1; reader.resolves() < RESOLVES; round++) {
                    publish(store, round, all);
                    move(
                            store,
                            new Rollback(store, settings())
                                    .plan(Build.CHANNEL, Optional.empty())
                                    .plan());
                    move(
                            store,
                            new Promotion(store, settings())
                                    .explicit(
                                            "c" + round,
                                            new Channel(Build.CHANNEL, Channel.Mode.REPLACE),
                                            Optional.empty())
                                    .plan());
                }
            }
        }
        String figures = "%s: %d moves, a grace of %d s; %d resolves by pip and uv meanwhile, %d failed"
                .formatted(
                        shelf.endpoint().isEmpty() ? "folder" : "MinIO",
                        3 * (all.size() - 1),
                        GRACE.toSeconds(),
                        reader.resolves(),
                        reader.failures().size());
        System.out.println(figures);
        assertThat(reader.failures()).as(figures).isEmpty();
        IndexCheck.check(shelf, all, Set.of());
    }

    private void publish(ObjectStore store, int round, List<Build> all) throws IOException {
        move(store, plan(round, all));
    }

    private ReleasePlan plan(int round, List<Build> all) throws IOException {
        Build build = new Build(true, 2 * round);
        all.add(build);
        return build.plan(build.write(work.resolve(build.toString()), 0));
    }

    private static void move(ObjectStore store, ReleasePlan plan) {
        move(store, plan, GRACE);
    }

    private static void move(ObjectStore store, ReleasePlan plan, Duration grace) {
        new Publisher(store, Progress.NONE).departingAfter(grace).publish(plan);
    }

    private static ChannelSettings settings() {
        return new ChannelSettings(Instant.now(), 20, false);
    }
}
