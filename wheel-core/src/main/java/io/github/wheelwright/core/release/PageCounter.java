package io.github.wheelwright.core.release;

/** Counts pages that were written, and those that were as they should be. */
final class PageCounter {
    private int written;
    private int unchanged;

    void count(PageWriter.Outcome<?> outcome) {
        count(outcome.changed());
    }

    synchronized void count(boolean changed) {
        if (changed) {
            written++;
        } else {
            unchanged++;
        }
    }

    synchronized int written() {
        return written;
    }

    synchronized int unchanged() {
        return unchanged;
    }
}
