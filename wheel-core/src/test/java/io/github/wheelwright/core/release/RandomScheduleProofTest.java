package io.github.wheelwright.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.release.World.Scenario;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** X3: orders drawn by lot of three to eight machines, with faults. A failure names its seed: {@code -Dwheel.seed=…} runs it alone. */
class RandomScheduleProofTest {
    private static final long RUNS = Long.getLong("wheel.schedules", Figures.WANTED ? 600 : 200);
    private static final long SEED = Long.getLong("wheel.seed", -1);
    private static final long FIRST = Long.getLong("wheel.firstSchedule", 0);

    @Test
    void jobsAndPruneOnOneIndex() {
        run("one index", FIRST * 4 / 5, RUNS * 4 / 5, Scenarios::crowd);
    }

    @Test
    void jobsPromotionsRollbacksAndPruneOnAChannel() {
        run("channel", FIRST / 5, RUNS / 5, Scenarios::channelCrowd);
    }

    @Test
    void jobsAndRetentionOnOneIndex() {
        run("retention", FIRST / 5, RUNS / 5, Scenarios::retainingCrowd);
    }

    private static void run(String name, long first, long runs, Function<SplittableRandom, Scenario> scenarios) {
        long from = SEED >= 0 ? SEED : first;
        long to = SEED >= 0 ? SEED + 1 : first + runs;
        long begin = System.nanoTime();
        AtomicLong requests = new AtomicLong();
        LongStream seeds = LongStream.range(from, to);
        (ContinuationFiber.AVAILABLE ? seeds.parallel() : seeds)
                .forEach(seed -> requests.addAndGet(RandomRuns.run(scenarios.apply(new SplittableRandom(seed)), seed)));
        Figures.print(
                "%s: seeds %d to %d, %,d requests, %d s",
                name, from, to - 1, requests.get(), (System.nanoTime() - begin) / 1_000_000_000);
        assertThat(requests.get()).isPositive();
    }
}
