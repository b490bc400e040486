package io.github.wheelwright.core.zip;

import io.github.wheelwright.core.bytes.ByteSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * A source whose last bytes were read once and are kept: of a remote wheel, end record, directory and dist-info are usually
 * all in them, so one request is enough to know it.
 */
record TailSource(ByteSource source, byte[] tail) implements ByteSource {
    /** More than the longest archive comment, so that the end record is always in it. */
    static final int SIZE = 128 << 10;

    static TailSource of(ByteSource source) throws IOException {
        int size = (int) Math.min(SIZE, source.length());
        return new TailSource(source, source.read(source.length() - size, size));
    }

    long tailOffset() {
        return length() - tail.length;
    }

    private boolean holds(long offset, long length) {
        return offset >= tailOffset() && length >= 0 && offset <= length() - length;
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
        if (holds(offset, target.remaining())) {
            target.put(tail, (int) (offset - tailOffset()), target.remaining());
        } else {
            source.read(offset, target);
        }
    }

    @Override
    public InputStream stream(long offset, long length) throws IOException {
        return holds(offset, length)
                ? new ByteArrayInputStream(tail, (int) (offset - tailOffset()), (int) length)
                : source.stream(offset, length);
    }

    @Override
    public void transferTo(long offset, long length, WritableByteChannel target) throws IOException {
        source.transferTo(offset, length, target);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
