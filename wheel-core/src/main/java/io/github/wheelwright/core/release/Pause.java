package io.github.wheelwright.core.release;

import io.github.wheelwright.core.store.StoreException;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before something is tried again that others were faster at. */
@FunctionalInterface
interface Pause {
    /** Random, so that those who met once do not meet again, and longer from time to time; at most a second. */
    Pause BACK_OFF = attempt -> {
        long longest = Math.min(1000, 10L << Math.min(attempt, 10));
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(longest) + 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while a page was changed", "run the same command again", e);
        }
    };

    /** Waits; {@code attempt} counts from 1, the second try. */
    void before(int attempt);
}
