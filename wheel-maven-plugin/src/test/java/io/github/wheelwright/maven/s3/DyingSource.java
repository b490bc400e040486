package io.github.wheelwright.maven.s3;

import io.github.wheelwright.core.bytes.ByteSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/** A source that cannot be read any more when so many bytes of it have been. */
final class DyingSource implements ByteSource {
    private final ByteSource source;
    private final AtomicLong left;

    DyingSource(ByteSource source, long bytes) {
        this.source = source;
        this.left = new AtomicLong(bytes);
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
        spend(target.remaining());
        source.read(offset, target);
    }

    @Override
    public InputStream stream(long offset, long length) throws IOException {
        return new FilterInputStream(source.stream(offset, length)) {
            @Override
            public int read(byte[] target, int from, int count) throws IOException {
                int n = in.read(target, from, count);
                spend(Math.max(n, 0));
                return n;
            }
        };
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private void spend(long bytes) throws IOException {
        if (left.addAndGet(-bytes) < 0) {
            throw new IOException("the disk is gone");
        }
    }
}
