package io.github.wheelwright.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.maven.s3.Fault;
import io.github.wheelwright.maven.s3.FaultyProxy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A share of all exchanges with the S3 service breaks, before or after their effect; the others are slow. {@code -Dstress.full=true} breaks
 * half of them too, which takes a minute and a half.
 */
class FaultyNetworkIT {
    private static final int BUILDS = Integer.getInteger("stress.builds", 1);
    private static final long SEED = Long.getLong("stress.seed", System.nanoTime() % 1_000_000);
    private static final int MOST_RUNS = 60;
    private static final Fault SLOW = new Fault.Slow(Duration.ofMillis(2));

    @TempDir
    private Path work;

    private MinioBucket bucket;

    @BeforeEach
    void createBucket() {
        bucket = MinioBucket.create();
    }

    @AfterEach
    void deleteBucket() {
        MinioBucket.close(bucket);
    }

    static IntStream shares() {
        return Boolean.getBoolean("stress.full") ? IntStream.of(0, 5, 20, 50) : IntStream.of(0, 5, 20);
    }

    @ParameterizedTest
    @MethodSource("shares")
    void whatIsCalledPublishedIsPublished(int percent) throws IOException {
        Random random = new Random(SEED);
        AtomicInteger exchanges = new AtomicInteger();
        AtomicInteger faults = new AtomicInteger();
        Function<String, Fault> weather = request -> {
            exchanges.incrementAndGet();
            if (random.nextInt(100) >= percent) {
                return SLOW;
            }
            faults.incrementAndGet();
            return fault(request, random.nextInt(6));
        };
        int runs = 0;
        List<Build> published = new ArrayList<>();
        try (FaultyProxy proxy = new FaultyProxy(URI.create(MinioBucket.endpoint())).otherwise(weather)) {
            for (int number = 0; number < BUILDS; number++) {
                for (boolean commits : new boolean[] {false, true}) {
                    Build build = new Build(commits, number);
                    runs += publish(build, Shelf.in(bucket).through(proxy.address()));
                    published.add(build);
                    IndexCheck.check(Shelf.in(bucket), published, Set.of());
                }
            }
        }
        System.out.printf(
                "%d %% errors: seed %d, %d builds published by %d runs; %d of %d exchanges broke%n",
                percent, SEED, published.size(), runs, faults.get(), exchanges.get());
    }

    /** Runs it until it says that it has published; an end that is not clean is one that is no {@link WheelException}. */
    private int publish(Build build, Shelf shelf) throws IOException {
        Path wheels = build.write(work.resolve(build.toString()), 0);
        for (int run = 1; run <= MOST_RUNS; run++) {
            try {
                build.publish(wheels, shelf);
                return run;
            } catch (WheelException e) {
                assertThat(e.remedy()).as(e.toString()).isPresent();
            }
        }
        throw new IllegalStateException(build + " is not published after " + MOST_RUNS + " runs");
    }

    private static Fault fault(String request, int kind) {
        boolean bare = request.startsWith("HEAD");
        return switch (kind) {
            case 0 -> bare ? Fault.Answer.silent(503) : Fault.Answer.error(503, "SlowDown");
            case 1 -> bare ? Fault.Answer.silent(500) : Fault.Answer.error(500, "InternalError");
            case 2, 3 -> new Fault.CutAnswer(0);
            case 4 -> new Fault.CutAnswer(150);
            default -> new Fault.CutRequest(100);
        };
    }
}
