package io.github.wheelwright.core.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Writers that start at the same moment. */
public final class Race {
    private Race() {}

    /** Runs {@code work} in {@code threads} threads at once; the results are in the order of the threads' numbers. */
    public static <T> List<T> of(int threads, IntFunction<T> work) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch ready = new CountDownLatch(threads);
            List<Future<T>> running = IntStream.range(0, threads)
                    .mapToObj(i -> executor.submit(() -> {
                        ready.countDown();
                        ready.await();
                        return work.apply(i);
                    }))
                    .toList();
            return running.stream().map(Race::result).toList();
        } finally {
            executor.shutdownNow();
        }
    }

    /** Adds one to the number under {@code key}, however many others do the same. */
    public static void increment(ObjectStore store, String key) {
        boolean written = false;
        while (!written) {
            Content content = store.get(key).orElseThrow();
            int number = Integer.parseInt(new String(content.bytes(), StandardCharsets.UTF_8));
            ObjectBody next = ObjectBody.of(String.valueOf(number + 1), "text/plain", ObjectBody.REVALIDATE);
            written = store.put(key, next, Condition.matches(content.etag())).isPresent();
        }
    }

    private static <T> T result(Future<T> running) {
        try {
            return running.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError("a writer failed", e);
        }
    }
}
