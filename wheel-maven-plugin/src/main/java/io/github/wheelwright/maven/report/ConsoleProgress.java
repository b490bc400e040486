package io.github.wheelwright.maven.report;

import io.github.wheelwright.core.release.Progress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A line every few seconds for work that takes longer than that, none for work that does not: {@code uploading: 1.2 GB of 7.0 GB
 * (17 %), 310.4 MB/s, 19 s to go}.
 */
public final class ConsoleProgress implements Progress {
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final Consumer<String> line;
    private final LongSupplier nanoTime;

    /** Prints to {@code line}. */
    public ConsoleProgress(Consumer<String> line) {
        this(line, System::nanoTime);
    }

    ConsoleProgress(Consumer<String> line, LongSupplier nanoTime) {
        this.line = line;
        this.nanoTime = nanoTime;
    }

    @Override
    public Task start(String what, long total) {
        long begun = nanoTime.getAsLong();
        AtomicLong done = new AtomicLong();
        AtomicLong printed = new AtomicLong(begun);
        return bytes -> {
            long now = nanoTime.getAsLong();
            long last = printed.get();
            long sum = done.addAndGet(bytes);
            if (now - last >= EVERY_NANOS && printed.compareAndSet(last, now)) {
                line.accept(what + ": " + text(Math.min(sum, total), total, now - begun));
            }
        };
    }

    private static String text(long done, long total, long nanos) {
        double seconds = nanos / 1e9;
        double rate = done / seconds;
        long left = rate > 0 ? Math.round((total - done) / rate) : 0;
        return Bytes.text(done) + " of " + Bytes.text(total) + " (" + (total == 0 ? 100 : done * 100 / total) + " %), "
                + Bytes.text((long) rate) + "/s, " + left + " s to go";
    }
}
