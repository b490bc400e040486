package io.github.wheelwright.core.zip;

import io.github.wheelwright.core.bytes.ByteSource;
import java.nio.ByteBuffer;

/** As many zero bytes as wanted, which take no room. */
public record ZeroSource(long length) implements ByteSource {
    @Override
    public String description() {
        return length + " zeros";
    }

    @Override
    public void read(long offset, ByteBuffer target) {
        while (target.remaining() >= 8) {
            target.putLong(0);
        }
        while (target.hasRemaining()) {
            target.put((byte) 0);
        }
    }

    @Override
    public void close() {}
}
