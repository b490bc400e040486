package io.github.wheelwright.core.wheel;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A digest that is computed on a thread of its own while its input is still inflated: what one large member costs is then no more
 * than its inflation, which is the limit where a single member is most of a wheel.
 */
final class DigestBeside implements AutoCloseable {
    private static final int BUFFERS = 4;
    private static final int SIZE = 256 << 10;
    private static final Block END = new Block(new byte[0], 0);

    private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(BUFFERS);
    private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BUFFERS + 1);
    private final Thread thread;
    private boolean ended;

    private record Block(byte[] bytes, int count) {}

    DigestBeside(MessageDigest digest) {
        for (int i = 0; i < BUFFERS; i++) {
            free.add(new byte[SIZE]);
        }
        thread = new Thread(() -> update(digest), "wheelwright-digest");
        thread.setDaemon(true);
        thread.start();
    }

    private void update(MessageDigest digest) {
        try {
            for (Block block = full.take(); block != END; block = full.take()) {
                digest.update(block.bytes, 0, block.count);
                free.add(block.bytes);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A buffer to be filled. */
    byte[] buffer() throws IOException {
        try {
            return free.take();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Takes the first {@code count} bytes of a buffer, which belongs to this again. */
    void add(byte[] buffer, int count) {
        full.add(new Block(buffer, count));
    }

    /** Waits until all is digested. */
    void finish() throws IOException {
        close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IOException("interrupted while verifying", e);
    }

    /** Ends the thread, once it has done what it was given. */
    @Override
    public void close() {
        if (!ended) {
            ended = true;
            full.add(END);
        }
    }
}
