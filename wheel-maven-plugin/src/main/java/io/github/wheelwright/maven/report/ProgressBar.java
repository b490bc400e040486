package io.github.wheelwright.maven.report;

import io.github.wheelwright.core.staging.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Progress for a terminal: one line that is drawn again, and is gone when the work is done. */
final class ProgressBar implements Progress {
    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int WIDTH = 24;

    private final PrintStream terminal;
    private final LongSupplier nanoTime;

    ProgressBar(PrintStream terminal, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.nanoTime = nanoTime;
    }

    @Override
    public void pause(String why, Duration time) {
        if (time.toSeconds() > 0) {
            terminal.println(why + ": " + time.toSeconds() + " s");
        }
    }

    @Override
    public Task start(String what, long total) {
        return new Bar(what, total);
    }

    private final class Bar implements Task {
        private final String what;
        private final long total;
        private final long begun = nanoTime.getAsLong();
        private long drawn = begun;
        private long done;
        private int length;

        Bar(String what, long total) {
            this.what = what;
            this.total = total;
        }

        @Override
        public synchronized void advance(long bytes) {
            done = Math.min(done + bytes, total);
            long now = nanoTime.getAsLong();
            if (now - drawn >= EVERY_NANOS) {
                drawn = now;
                int filled = WIDTH * ProgressText.percent(done, total) / 100;
                draw("[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + what + ": "
                        + ProgressText.of(done, total, now - begun));
            }
        }

        @Override
        public synchronized void close() {
            if (length > 0) {
                draw("");
                terminal.print('\r');
                terminal.flush();
            }
        }

        private void draw(String text) {
            terminal.print('\r' + text + " ".repeat(Math.max(0, length - text.length())));
            terminal.flush();
            length = text.length();
        }
    }
}
