package io.github.wheelwright.core.wheel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

/** Runs checks on as many threads as there are processors, the largest first, so that none is left alone at the end. */
final class MemberChecks {
    private static final int MOST_THREADS = 16;
    private static final int BUFFER = 128 << 10;
    /** How often progress is told. */
    private static final long STEP = 1 << 20;

    private final List<MemberCheck> checks;
    private final LongConsumer bytesDone;
    private final AtomicInteger next = new AtomicInteger();
    private long done;

    private MemberChecks(List<MemberCheck> checks, LongConsumer bytesDone) {
        this.checks = checks.stream()
                .sorted(Comparator.comparingLong(MemberCheck::size).reversed())
                .toList();
        this.bytesDone = bytesDone;
    }

    static void run(List<MemberCheck> checks, LongConsumer bytesDone) throws IOException {
        MemberChecks all = new MemberChecks(checks, bytesDone);
        int threads = Math.min(Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS), checks.size());
        if (threads <= 1) {
            all.work();
        } else {
            all.workOn(threads);
        }
    }

    private void workOn(int threads) throws IOException {
        ExecutorService executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "wheelwright-verify");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(executor.submit(() -> {
                    work();
                    return null;
                }));
            }
            for (Future<?> future : running) {
                future.get();
            }
        } catch (InterruptedException e) {
            next.set(checks.size());
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while verifying", e);
        } catch (ExecutionException e) {
            throw rethrown(Objects.requireNonNull(e.getCause()));
        } finally {
            // not shutdownNow: an interrupt would close the file under whoever else reads it
            executor.shutdown();
        }
    }

    private static IOException rethrown(Throwable cause) {
        if (cause instanceof RuntimeException e) {
            throw e;
        }
        if (cause instanceof Error e) {
            throw e;
        }
        return cause instanceof IOException e ? e : new IOException(cause);
    }

    private void work() throws IOException {
        byte[] buffer = new byte[BUFFER];
        Progress progress = new Progress();
        for (int i = next.getAndIncrement(); i < checks.size(); i = next.getAndIncrement()) {
            try {
                checks.get(i).run(buffer, progress);
            } catch (IOException | RuntimeException e) {
                // the other threads need not go on
                next.set(checks.size());
                throw e;
            }
        }
        progress.flush();
    }

    private synchronized void add(long bytes) {
        done += bytes;
        bytesDone.accept(done);
    }

    /** What one thread has done and not yet told. */
    private final class Progress implements LongConsumer {
        private long untold;

        @Override
        public void accept(long bytes) {
            untold += bytes;
            if (untold >= STEP) {
                flush();
            }
        }

        void flush() {
            if (untold > 0) {
                add(untold);
                untold = 0;
            }
        }
    }
}
