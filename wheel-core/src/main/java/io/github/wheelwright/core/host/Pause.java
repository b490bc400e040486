package io.github.wheelwright.core.host;

import io.github.wheelwright.core.store.StoreException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** How to wait. */
@FunctionalInterface
public interface Pause {
    /** Before another try random, so that those who met once do not meet again, and longer from time to time; at most a second. */
    Pause BACK_OFF = new BackOff();

    /** How often something is tried that others may be faster at. */
    int ATTEMPTS = 60;

    /** Waits before something is tried again that others were faster at; {@code attempt} counts from 1, the second try. */
    void before(int attempt);

    /** The tries of what others may be faster at, counted from 0; waits before each but the first. */
    default Iterable<Integer> attempts() {
        return () -> IntStream.range(0, ATTEMPTS)
                .peek(attempt -> {
                    if (attempt > 0) {
                        before(attempt);
                    }
                })
                .iterator();
    }

    /** Waits so long; in a model, where time passes by itself, not at all. */
    default void settle(Duration time) {}

    /** See {@link #BACK_OFF}. */
    final class BackOff implements Pause {
        private BackOff() {}

        @Override
        public void before(int attempt) {
            long longest = Math.min(1000, 10L << Math.min(attempt, 10));
            sleep(ThreadLocalRandom.current().nextLong(longest) + 1);
        }

        @Override
        public void settle(Duration time) {
            sleep(time.toMillis());
        }

        private static void sleep(long milliseconds) {
            try {
                Thread.sleep(milliseconds);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StoreException("interrupted while a page was changed", "run the same command again", e);
            }
        }
    }
}
