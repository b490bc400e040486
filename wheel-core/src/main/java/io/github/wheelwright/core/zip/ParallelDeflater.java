package io.github.wheelwright.core.zip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.Deflater;

/**
 * Deflates chunks of content on several threads. A chunk knows the end of the one before it as its dictionary, and ends on a whole
 * byte; so the chunks of a member, one after the other, are one stream that is the same however many threads there are.
 */
final class ParallelDeflater implements AutoCloseable {
    /** Bytes of a chunk: large enough that its ends cost nothing, small enough that all threads have one. */
    static final int CHUNK = 1 << 20;

    /** As far as deflate looks back (RFC 1951, section 2). */
    private static final int WINDOW = 1 << 15;

    private final ExecutorService executor;
    private final Queue<Deflater> idle = new ConcurrentLinkedQueue<>();

    ParallelDeflater(int threads) {
        executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "wheelwright-deflate");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Deflates {@code chunk}, which must not change any more.
     *
     * @param previous the chunk before it; empty for the first of a member
     * @param last whether it ends the member
     */
    Future<byte[]> deflate(byte[] chunk, byte[] previous, boolean last) {
        return executor.submit(() -> {
            Deflater known = idle.poll();
            Deflater deflater = known == null ? new Deflater(Deflater.DEFAULT_COMPRESSION, true) : known;
            try {
                return deflate(deflater, chunk, previous, last);
            } finally {
                deflater.reset();
                idle.add(deflater);
            }
        });
    }

    private static byte[] deflate(Deflater deflater, byte[] chunk, byte[] previous, boolean last) {
        int known = Math.min(previous.length, WINDOW);
        if (known > 0) {
            deflater.setDictionary(previous, previous.length - known, known);
        }
        deflater.setInput(chunk);
        if (last) {
            deflater.finish();
        }
        int flush = last ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH;
        ByteArrayOutputStream out = new ByteArrayOutputStream(chunk.length / 2 + 64);
        byte[] buffer = new byte[Math.min(1 << 16, chunk.length + 64)];
        int n;
        do {
            n = deflater.deflate(buffer, 0, buffer.length, flush);
            out.write(buffer, 0, n);
        } while (n == buffer.length || last && !deflater.finished());
        return out.toByteArray();
    }

    /** What came of a chunk, once it is done. */
    static byte[] await(Future<byte[]> chunk) throws IOException {
        try {
            return chunk.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while compressing", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(Objects.requireNonNull(e.getCause()));
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
        for (Deflater deflater = idle.poll(); deflater != null; deflater = idle.poll()) {
            deflater.end();
        }
    }
}
