package io.github.wheelwright.maven.report;

import io.github.wheelwright.core.staging.Progress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Progress for logs: a line every few seconds for work that takes longer than that, none for work that does not. */
final class ProgressLines implements Progress {
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final Consumer<String> line;
    private final LongSupplier nanoTime;

    ProgressLines(Consumer<String> line, LongSupplier nanoTime) {
        this.line = line;
        this.nanoTime = nanoTime;
    }

    @Override
    public void pause(String why, Duration time) {
        if (time.toNanos() >= EVERY_NANOS) {
            line.accept(why + ": " + time.toSeconds() + " s");
        }
    }

    @Override
    public Task start(String what, long total) {
        long begun = nanoTime.getAsLong();
        AtomicLong done = new AtomicLong();
        AtomicLong printed = new AtomicLong(begun);
        return bytes -> {
            long sum = Math.min(done.addAndGet(bytes), total);
            long now = nanoTime.getAsLong();
            long last = printed.get();
            if (now - last >= EVERY_NANOS && printed.compareAndSet(last, now)) {
                line.accept(what + ": " + ProgressText.of(sum, total, now - begun));
            }
        };
    }
}
