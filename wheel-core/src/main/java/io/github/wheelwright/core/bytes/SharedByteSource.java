package io.github.wheelwright.core.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

record SharedByteSource(ByteSource owner) implements ByteSource {
    @Override
    public long length() {
        return owner.length();
    }

    @Override
    public String description() {
        return owner.description();
    }

    @Override
    public void read(long offset, ByteBuffer target) throws IOException {
        owner.read(offset, target);
    }

    @Override
    public InputStream stream(long offset, long length) throws IOException {
        return owner.stream(offset, length);
    }

    @Override
    public void transferTo(long offset, long length, WritableByteChannel target) throws IOException {
        owner.transferTo(offset, length, target);
    }

    @Override
    public void close() {}
}
