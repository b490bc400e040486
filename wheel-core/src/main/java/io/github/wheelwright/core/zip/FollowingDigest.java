package io.github.wheelwright.core.zip;

import io.github.wheelwright.core.bytes.Sha256;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;

/**
 * Computes the SHA-256 of a file while another thread is appending to it. Hashing takes longer than copying, so both together
 * take as long as hashing alone; and as it reads what was written, it is the digest of the file and not of what was meant to be
 * in it. The writer may copy within the kernel, as it need not show anybody the bytes.
 */
final class FollowingDigest implements AutoCloseable {
    private static final int CHUNK = 256 << 10;
    /** How long to wait for the writer, who needs about as long for a chunk. */
    private static final long PAUSE_NANOS = 50_000;

    private final FileChannel channel;
    private final CompletableFuture<Sha256> result = new CompletableFuture<>();
    private final Thread thread = new Thread(this::run, "wheelwright-sha256");
    private volatile boolean complete;
    private volatile boolean abandoned;

    private FollowingDigest(FileChannel channel) {
        this.channel = channel;
    }

    /** Begins with the first byte of a file that only grows. */
    static FollowingDigest of(FileChannel channel) {
        FollowingDigest digest = new FollowingDigest(channel);
        digest.thread.setDaemon(true);
        digest.thread.start();
        return digest;
    }

    /** All is written. */
    void complete() {
        complete = true;
    }

    /** Digest of the {@linkplain #complete complete} file. */
    Sha256 get() throws IOException {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while writing");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
    }

    private void run() {
        try {
            result.complete(follow());
        } catch (IOException e) {
            result.completeExceptionally(e);
        }
    }

    private Sha256 follow() throws IOException {
        MessageDigest digest = Sha256.newDigest();
        byte[] chunk = new byte[CHUNK];
        long done = 0;
        while (!abandoned) {
            // in this order: what was written before it was complete is in the size
            boolean last = complete;
            int n = (int) Math.min(channel.size() - done, CHUNK);
            if (n == CHUNK || last && n > 0) {
                n = channel.read(ByteBuffer.wrap(chunk, 0, n), done);
                digest.update(chunk, 0, n);
                done += n;
            } else if (last) {
                return Sha256.finish(digest);
            } else {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        throw new IOException("the file was abandoned");
    }

    /** Stops where nobody will ask for the digest. */
    @Override
    public void close() {
        abandoned = true;
    }
}
