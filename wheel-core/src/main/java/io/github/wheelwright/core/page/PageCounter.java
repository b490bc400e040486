package io.github.wheelwright.core.page;

/** Counts pages that were written, and those that were as they should be. */
public final class PageCounter {
    private int written;
    private int unchanged;

    public void count(PageWriter.Outcome<?> outcome) {
        count(outcome.changed());
    }

    public synchronized void count(boolean changed) {
        if (changed) {
            written++;
        } else {
            unchanged++;
        }
    }

    public synchronized int written() {
        return written;
    }

    public synchronized int unchanged() {
        return unchanged;
    }
}
