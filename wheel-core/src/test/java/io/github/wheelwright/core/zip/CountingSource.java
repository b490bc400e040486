package io.github.wheelwright.core.zip;

import io.github.wheelwright.core.bytes.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often a source is asked, as a remote one would be. */
public final class CountingSource implements ByteSource {
    private final ByteSource source;
    private final AtomicInteger requests = new AtomicInteger();
    private boolean closed;

    public CountingSource(ByteSource source) {
        this.source = source;
    }

    public int requests() {
        return requests.get();
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public long length() {
        return source.length();
    }

    @Override
    public String description() {
        return source.description();
    }

    @Override
    public void read(long offset, ByteBuffer target) throws IOException {
        requests.incrementAndGet();
        source.read(offset, target);
    }

    @Override
    public InputStream stream(long offset, long length) throws IOException {
        requests.incrementAndGet();
        return source.stream(offset, length);
    }

    @Override
    public void close() {
        closed = true;
    }
}
