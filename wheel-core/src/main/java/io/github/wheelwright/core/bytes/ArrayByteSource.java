package io.github.wheelwright.core.bytes;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.InputStream;
import java.nio.ByteBuffer;

final class ArrayByteSource implements ByteSource {
    private final byte[] bytes;
    private final String description;

    ArrayByteSource(byte[] bytes, String description) {
        this.bytes = bytes;
        this.description = description;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public void read(long offset, ByteBuffer target) throws EOFException {
        checkRange(offset, target.remaining());
        target.put(bytes, (int) offset, target.remaining());
    }

    @Override
    public InputStream stream(long offset, long length) throws EOFException {
        checkRange(offset, length);
        return new ByteArrayInputStream(bytes, (int) offset, (int) length);
    }

    @Override
    public void close() {}
}
