package io.github.wheelwright.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.retention.Pruner;
import io.github.wheelwright.core.retention.Retention;
import io.github.wheelwright.core.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * B7: of stacks that pin each other in a plain index, the older ones go, and at last their files, under the eyes of pip and uv; one of
 * them that is published again is there again.
 */
class RetainedVersionsIT {
    private static final int BUILDS = 5;
    private static final int STAY = 2;
    private static final Duration GRACE = Duration.ofSeconds(6);
    private static final Retention RETENTION =
            new Retention(Optional.empty(), Optional.empty(), Optional.of(STAY), Set.of());

    @TempDir
    private Path work;

    @BeforeEach
    void requireReaders() {
        Engines.require("pip");
        Engines.require("uv");
    }

    @Test
    @Timeout(300)
    void goFromAFolder() throws Exception {
        retain(Shelf.in(work.resolve("store")));
    }

    @Test
    @Timeout(300)
    void goFromAnS3Service() throws Exception {
        try (MinioBucket bucket = MinioBucket.create()) {
            retain(Shelf.in(bucket));
        }
    }

    private void retain(Shelf shelf) throws Exception {
        List<Build> builds = new ArrayList<>();
        for (int number = 0; number < BUILDS; number++) {
            builds.add(publish(shelf, number));
        }
        int runs = 0;
        LiveReader reader = LiveReader.ofNewest(shelf, work.resolve("reader"));
        try (reader;
                ObjectStore store = shelf.flat()) {
            do {
                prune(store);
                runs++;
            } while (wheels(store) > STAY * (Build.PROJECTS.size() - 1) + 1);
            assertThat(versions(store, builds.get(0))).containsExactly("1.3", "1.4");
        }
        IndexCheck.check(shelf, builds.subList(BUILDS - STAY, BUILDS), Set.of());
        Build again = publish(shelf, 0);
        IndexCheck.check(shelf, List.of(again), Set.of());
        System.out.printf(
                "%s: %d runs of prune; %d resolves by pip and uv meanwhile, %d failed%n",
                shelf.endpoint().isEmpty() ? "folder" : "MinIO",
                runs,
                reader.resolves(),
                reader.failures().size());
        assertThat(reader.failures()).isEmpty();
        assertThat(reader.resolves()).isPositive();
    }

    /** On a busy machine a run may take longer than the half of this short grace, and then says so and stops. */
    private static void prune(ObjectStore store) {
        try {
            new Pruner(store, GRACE, RETENTION, false).prune();
        } catch (WheelException e) {
            assertThat(e).hasMessageContaining("held up");
        }
    }

    private Build publish(Shelf shelf, int number) throws IOException {
        Build build = new Build(false, number);
        build.publish(build.write(work.resolve(build.toString()), 0), shelf);
        return build;
    }

    private static long wheels(ObjectStore store) {
        return store.list("packages/").stream()
                .filter(object -> object.key().endsWith(".whl"))
                .count();
    }

    private static List<String> versions(ObjectStore store, Build build) {
        return IndexCheck.listed(store, build, Build.MAIN).stream()
                .map(IndexFile::wheel)
                .map(wheel -> wheel.version().toString())
                .toList();
    }
}
