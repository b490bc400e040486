package io.github.wheelwright.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.core.index.FaultCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Publishing processes are killed at random times, two at once, under the eyes of pip and uv, and started again. {@code
 * -Dstress.kills=200} is the full figure; half of the kills are on a folder, half on MinIO. {@code -Dstress.seed} repeats the
 * choices of a run, though not its timing.
 */
class KilledProcessesIT {
    private static final int KILLS = Integer.getInteger("stress.kills", 20) / 2;
    private static final long SEED = Long.getLong("stress.seed", System.nanoTime() % 1_000_000);
    private static final int LANES = 2;

    @TempDir
    private Path work;

    @BeforeEach
    void requireReaders() {
        Engines.require("pip");
        Engines.require("uv");
    }

    @Test
    void leaveAWholeFolderBehind() throws Exception {
        killAndGoOn(Shelf.in(work.resolve("store")));
    }

    @Test
    void leaveAWholeBucketBehind() throws Exception {
        try (MinioBucket bucket = MinioBucket.create()) {
            killAndGoOn(Shelf.in(bucket));
        }
    }

    private void killAndGoOn(Shelf shelf) throws Exception {
        List<Build> all = new ArrayList<>();
        for (Build first : List.of(new Build(false, 0), new Build(true, 0))) {
            first.publish(first.write(work.resolve(first.toString()), 0), shelf);
            all.add(first);
        }
        Killer killer = new Killer(shelf, work, SEED, KILLS);
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        LiveReader reader = LiveReader.of(shelf, work.resolve("reader"));
        try (reader) {
            List<Future<List<Build>>> done = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                int first = 1 + lane;
                done.add(lanes.submit(() -> killer.run(first, LANES)));
            }
            for (Future<List<Build>> lane : done) {
                all.addAll(lane.get());
            }
        } finally {
            lanes.shutdownNow();
        }

        String figures = "%s: seed %d, %s; %d resolves by pip and uv meanwhile, %d failed"
                .formatted(
                        shelf.endpoint().isEmpty() ? "folder" : "MinIO",
                        SEED,
                        killer,
                        reader.resolves(),
                        reader.failures().size());
        System.out.println(figures);
        IndexCheck.check(shelf, all, Set.of(FaultCode.ORPHAN, FaultCode.INTERRUPTED));
        assertThat(reader.failures()).as(figures).isEmpty();
    }
}
