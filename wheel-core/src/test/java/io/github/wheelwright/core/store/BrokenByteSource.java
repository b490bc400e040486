package io.github.wheelwright.core.store;

import io.github.wheelwright.core.bytes.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A file whose disk fails. */
final class BrokenByteSource implements ByteSource {
    @Override
    public long length() {
        return 1;
    }

    @Override
    public String description() {
        return "broken.whl";
    }

    @Override
    public void read(long offset, ByteBuffer target) throws IOException {
        throw new IOException("the disk is gone");
    }

    @Override
    public void close() {}
}
