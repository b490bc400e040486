package io.github.wheelwright.core.bytes;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.WritableByteChannel;

/** A source under another owner: what closing it does is for whoever handed it on to say. */
record HandedByteSource(ByteSource source, Closeable owned) implements ForwardingByteSource {
    @Override
    public InputStream stream(long offset, long length) throws IOException {
        return source.stream(offset, length);
    }

    @Override
    public void transferTo(long offset, long length, WritableByteChannel target) throws IOException {
        source.transferTo(offset, length, target);
    }

    @Override
    public void close() throws IOException {
        owned.close();
    }
}
