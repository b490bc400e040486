package io.github.wheelwright.core.release;

/** Code that runs until it pauses, and goes on when it is told to. */
interface Fiber {
    /** Runs on to the next {@link #pause}, or to the end. */
    void resume();

    /** Whether the end has been reached. */
    boolean isDone();

    /** Called by the code itself: hands control back to whoever resumed it. */
    void pause();

    /** A fiber of the JVM's own kind where that can be reached, else a thread. */
    static Fiber of(Runnable code) {
        return ContinuationFiber.AVAILABLE ? new ContinuationFiber(code) : new ThreadFiber(code);
    }
}
