package io.github.wheelwright.core.zip;

import io.github.wheelwright.core.bytes.Sha256;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.MessageDigest;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Computes a SHA-256 beside the thread that reads and writes, as hashing takes as long as both. Buffers go round: the owner
 * takes an idle one, fills it, hands it over and may go on reading, but not changing, it until it takes the next.
 */
final class DigestThread implements AutoCloseable {
    private static final int BUFFERS = 4;
    private static final int SIZE = 256 << 10;

    private record Chunk(byte[] bytes, int length) {}

    private static final Chunk END = new Chunk(new byte[0], 0);

    private final BlockingQueue<byte[]> idle = new ArrayBlockingQueue<>(BUFFERS);
    private final BlockingQueue<Chunk> filled = new ArrayBlockingQueue<>(BUFFERS + 1);
    private final MessageDigest digest = Sha256.newDigest();
    private final Thread thread = new Thread(this::run, "wheelwright-sha256");

    static DigestThread start() {
        DigestThread it = new DigestThread();
        for (int i = 0; i < BUFFERS; i++) {
            it.idle.add(new byte[SIZE]);
        }
        it.thread.setDaemon(true);
        it.thread.start();
        return it;
    }

    byte[] idleBuffer() throws IOException {
        try {
            return idle.take();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** Hands over the first {@code length} bytes of an idle buffer. */
    void update(byte[] buffer, int length) {
        filled.add(new Chunk(buffer, length));
    }

    /** Digest of all that was handed over. */
    Sha256 finish() throws IOException {
        filled.add(END);
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw interrupted();
        }
        return Sha256.finish(digest);
    }

    private void run() {
        try {
            for (Chunk chunk = filled.take(); chunk != END; chunk = filled.take()) {
                digest.update(chunk.bytes, 0, chunk.length);
                idle.add(chunk.bytes);
            }
        } catch (InterruptedException e) {
            // closed before its end: nobody waits for the digest
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while writing");
    }
}
