package io.github.wheelwright.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.engines.Engines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes publish to one place at once, under the eyes of pip and uv. {@code -Dstress.jvms=16} is the full figure. */
class ConcurrentProcessesIT {
    private static final int JVMS = Integer.getInteger("stress.jvms", 4);
    private static final int ROUNDS = 2;

    @TempDir
    private Path work;

    @BeforeEach
    void requireReaders() {
        Engines.require("pip");
        Engines.require("uv");
    }

    @Test
    void loseNothingInAFolder() throws Exception {
        publishAtOnce(Shelf.in(work.resolve("store")));
    }

    @Test
    void loseNothingInAnS3Service() throws Exception {
        try (MinioBucket bucket = MinioBucket.create()) {
            publishAtOnce(Shelf.in(bucket));
        }
    }

    private void publishAtOnce(Shelf shelf) throws Exception {
        List<Build> all = new ArrayList<>();
        for (Build first : List.of(new Build(false, 0), new Build(true, 0))) {
            first.publish(first.write(work.resolve(first.toString()), 0), shelf);
            all.add(first);
        }
        List<PublishingProcess> processes = new ArrayList<>();
        LiveReader reader = LiveReader.of(shelf, work.resolve("reader"));
        try (reader) {
            for (int jvm = 0; jvm < JVMS; jvm++) {
                Map<Build, Path> builds = new LinkedHashMap<>();
                for (int round = 0; round < ROUNDS; round++) {
                    for (boolean commits : new boolean[] {true, false}) {
                        Build build = new Build(commits, 1 + round * JVMS + jvm);
                        builds.put(build, build.write(work.resolve(build.toString()), 0));
                    }
                }
                all.addAll(builds.keySet());
                processes.add(PublishingProcess.launch(shelf, builds));
            }
            for (PublishingProcess process : processes) {
                process.awaitReady();
            }
            for (PublishingProcess process : processes) {
                process.go();
            }
            for (PublishingProcess process : processes) {
                assertThat(process.join()).matches(PublishingProcess.End::isGood);
            }
        }

        IndexCheck.check(shelf, all, Set.of());
        assertThat(reader.failures()).isEmpty();
        System.out.printf(
                "%s: %d JVMs published %d builds; %d resolves by pip and uv meanwhile, 0 failed%n",
                shelf.endpoint().isEmpty() ? "folder" : "MinIO", JVMS, all.size(), reader.resolves());
    }
}
