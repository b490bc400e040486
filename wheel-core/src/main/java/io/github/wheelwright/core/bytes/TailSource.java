package io.github.wheelwright.core.bytes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * A source whose last bytes were read once and are kept: of a remote wheel, end record, directory and dist-info are usually
 * all in them, so one request is enough to know it.
 *
 * @param source all bytes
 * @param tail the last of them
 */
public record TailSource(ByteSource source, byte[] tail) implements ForwardingByteSource {
    /** Reads the bytes from {@code offset} on, and keeps them. */
    public static TailSource from(long offset, ByteSource source) throws IOException {
        return new TailSource(source, source.read(offset, Math.toIntExact(source.length() - offset)));
    }

    /** Reads the last {@code size} bytes, or all if there are fewer, and keeps them. */
    public static TailSource ofLast(int size, ByteSource source) throws IOException {
        return from(Math.max(0, source.length() - size), source);
    }

    /** Where the bytes that are kept begin. */
    public long tailOffset() {
        return length() - tail.length;
    }

    private boolean holds(long offset, long length) {
        return offset >= tailOffset() && length >= 0 && offset <= length() - length;
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
}
