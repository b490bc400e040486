package io.github.wheelwright.core.release;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** A thread that waits for its turn. */
final class ThreadFiber implements Fiber {
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(code -> {
        Thread thread = new Thread(code, "fiber");
        thread.setDaemon(true);
        return thread;
    });

    private final Semaphore turn = new Semaphore(0);
    private final Semaphore back = new Semaphore(0);
    private final Runnable code;
    private boolean started;
    private volatile boolean done;

    ThreadFiber(Runnable code) {
        this.code = code;
    }

    @Override
    public void resume() {
        if (started) {
            turn.release();
        } else {
            started = true;
            THREADS.execute(() -> {
                try {
                    code.run();
                } finally {
                    done = true;
                    back.release();
                }
            });
        }
        back.acquireUninterruptibly();
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public void pause() {
        back.release();
        turn.acquireUninterruptibly();
    }
}
