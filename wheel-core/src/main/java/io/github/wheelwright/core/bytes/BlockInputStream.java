package io.github.wheelwright.core.bytes;

import java.io.IOException;
import java.io.InputStream;

/** A stream that is made of reads of many bytes; to read one of them is to read a block of one. */
public abstract class BlockInputStream extends InputStream {
    /** Whoever extends this says where blocks come from. */
    protected BlockInputStream() {}

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public abstract int read(byte[] target, int from, int count) throws IOException;
}
