package io.github.wheelwright.it.endtoend;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Publishes builds by processes that it kills, as often as it was told, and starts again: until each build is published. */
final class Killer {
    private static final int MOST_STARTS = 40;

    private final Shelf shelf;
    private final Path work;
    private final long seed;
    private final int wanted;
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger rebuilds = new AtomicInteger();
    private final AtomicInteger starts = new AtomicInteger();
    private final AtomicInteger builds = new AtomicInteger();
    /** Of a run that nobody kills; the first one tells better. */
    private volatile long usualNanos = Duration.ofMillis(800).toNanos();

    Killer(Shelf shelf, Path work, long seed, int wanted) {
        this.shelf = shelf;
        this.work = work;
        this.seed = seed;
        this.wanted = wanted;
    }

    /** Publishes the builds {@code first}, {@code first + step} and so on until enough was killed; gives those. */
    List<Build> run(int first, int step) throws IOException, InterruptedException {
        Random random = new Random(seed + first);
        List<Build> published = new ArrayList<>();
        for (int number = first; kills.get() < wanted; number += step) {
            for (boolean commits : new boolean[] {false, true}) {
                Build build = new Build(commits, number);
                publish(build, random);
                published.add(build);
                builds.incrementAndGet();
            }
        }
        return published;
    }

    @Override
    public String toString() {
        return "%d kills, %d starts, %d rebuilt with other bytes, %d builds published"
                .formatted(kills.get(), starts.get(), rebuilds.get(), builds.get());
    }

    private void publish(Build build, Random random) throws IOException, InterruptedException {
        Path folder = work.resolve(build.toString());
        Path inputs = build.write(folder.resolve("0"), 0);
        for (int start = 1; start <= MOST_STARTS; start++) {
            starts.incrementAndGet();
            PublishingProcess process = PublishingProcess.start(shelf, Map.of(build, inputs));
            process.go();
            long began = System.nanoTime();
            if (kills.get() < wanted && random.nextInt(4) > 0) {
                if (process.killAfter(Duration.ofNanos((long) (usualNanos * random.nextDouble())))) {
                    kills.incrementAndGet();
                    if (random.nextBoolean()) {
                        rebuilds.incrementAndGet();
                        inputs = rebuilt(build, folder, start);
                    }
                    continue;
                }
            }
            PublishingProcess.End end = process.join();
            if (end.isGood()) {
                usualNanos = System.nanoTime() - began;
                return;
            }
            if (end.status() != PublishingMain.CONFLICT) {
                throw new IllegalStateException(build + " ended with " + end.status() + ":\n" + end.text());
            }
            // What the killed process had sent was listed only after we had looked.
            inputs = chosen(build, folder, start);
        }
        throw new IllegalStateException(build + " is not published after " + MOST_STARTS + " starts");
    }

    private Path rebuilt(Build build, Path folder, int attempt) throws IOException {
        build.write(folder.resolve("" + attempt), attempt);
        return chosen(build, folder, attempt);
    }

    /** Of all that was built under each name, what is listed, else the newest. */
    private Path chosen(Build build, Path folder, int attempt) throws IOException {
        Map<String, byte[]> chosen = new TreeMap<>();
        Map<Sha256, byte[]> all = new TreeMap<>(Comparator.comparing(Sha256::hex));
        for (int i = 0; i <= attempt; i++) {
            if (Files.exists(folder.resolve("" + i))) {
                for (Path file : files(folder.resolve("" + i))) {
                    byte[] bytes = Files.readAllBytes(file);
                    chosen.put(file.getFileName().toString(), bytes);
                    all.put(Sha256.of(bytes), bytes);
                }
            }
        }
        try (ObjectStore store = build.store(shelf)) {
            for (String project : Build.PROJECTS) {
                for (IndexFile listed : IndexCheck.listed(store, build, project)) {
                    chosen.computeIfPresent(listed.filename(), (name, ours) -> all.getOrDefault(listed.sha256(), ours));
                }
            }
        }
        Path inputs = Files.createDirectories(folder.resolve("inputs-" + attempt));
        for (Map.Entry<String, byte[]> file : chosen.entrySet()) {
            Files.write(inputs.resolve(file.getKey()), file.getValue());
        }
        return inputs;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
