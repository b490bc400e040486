package io.github.wheelwright.maven.cache;

import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.store.DirectoryStore;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.maven.ci.Scope;
import io.github.wheelwright.maven.s3.S3Buckets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** An upload in a process of its own that stops within a file and says so, to be killed there. */
final class StallingUpload {
    static final String STALLED = "stalled";

    private StallingUpload() {}

    /** Folder with the files, folder of the store or prefix in MinIO, and the number of the file to stop in. */
    public static void main(String[] arguments) throws Exception {
        AtomicInteger started = new AtomicInteger();
        int last = Integer.parseInt(arguments[2]);
        Progress stalling = (what, total) -> {
            boolean stall = started.incrementAndGet() == last;
            return bytes -> {
                if (stall) {
                    stall();
                }
            };
        };
        try (ObjectStore store = store(arguments[1]);
                Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            new CacheUpload(new WheelCache(store, Scope.SHARED), stalling)
                    .run(CacheKey.content(List.of("killed")), files.sorted().toList(), Optional.empty(), false);
        }
    }

    static ObjectStore store(String where) {
        return where.startsWith("/") ? new DirectoryStore(Path.of(where)) : S3Buckets.minio("wheelwright-cache", where);
    }

    private static void stall() {
        System.out.println(STALLED);
        System.out.flush();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
