package io.github.wheelwright.maven.http;

import io.github.wheelwright.core.bytes.BlockInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer that has to go on: the time-out of {@link java.net.http.HttpRequest} is over when the headers are there, and a
 * server that falls silent then would be waited for for ever. No read takes longer than the given time.
 */
public final class TimedStream extends BlockInputStream {
    private final InputStream body;
    private final Duration patience;

    /** {@code body}, each read of which may take {@code patience}; it has to be one that ends a read when it is closed, as Java's. */
    public TimedStream(InputStream body, Duration patience) {
        this.body = body;
        this.patience = patience;
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        CompletableFuture<Boolean> late =
                new CompletableFuture<Boolean>().completeOnTimeout(true, patience.toNanos(), TimeUnit.NANOSECONDS);
        late.thenAccept(isLate -> closeIf(isLate));
        try {
            int n = body.read(target, from, count);
            late.complete(false);
            return n;
        } catch (IOException e) {
            if (late.complete(false)) {
                throw e;
            }
            HttpTimeoutException timeout = new HttpTimeoutException("nothing came for " + patience.toSeconds() + " s");
            timeout.initCause(e);
            throw timeout;
        }
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    private void closeIf(boolean late) {
        if (late) {
            try {
                close();
            } catch (IOException e) {
                // whoever reads is told that it is late
            }
        }
    }
}
