package io.github.wheelwright.maven.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** A body that must have so many bytes: an early end is a failure, and nothing is read beyond. */
final class CountedStream extends FilterInputStream {
    private final Supplier<IOException> early;
    private long left;

    CountedStream(InputStream in, long count, Supplier<IOException> early) {
        super(in);
        this.left = count;
        this.early = early;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        if (left == 0) {
            return -1;
        }
        int n = super.read(target, from, (int) Math.min(count, left));
        if (n < 0) {
            throw early.get();
        }
        left -= n;
        return n;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(Math.min(count, left));
        left -= skipped;
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
