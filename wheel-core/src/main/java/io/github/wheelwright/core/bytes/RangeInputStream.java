package io.github.wheelwright.core.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;

/** A range of a source, read in order. */
final class RangeInputStream extends BlockInputStream {
    private final ByteSource source;
    private final long end;
    private long position;

    RangeInputStream(ByteSource source, long offset, long length) {
        this.source = source;
        this.position = offset;
        this.end = offset + length;
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        Objects.checkFromIndexSize(from, count, target.length);
        if (count == 0) {
            return 0;
        }
        if (position == end) {
            return -1;
        }
        int n = (int) Math.min(count, end - position);
        source.read(position, ByteBuffer.wrap(target, from, n));
        position += n;
        return n;
    }

    @Override
    public long skip(long count) {
        long n = Math.max(0, Math.min(count, end - position));
        position += n;
        return n;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, end - position);
    }
}
