package io.github.wheelwright.core.zip;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** A central directory, read in order as one range of its source; a piece of it is in memory, for it may be many megabytes. */
final class DirectoryWindow {
    /** Holds the longest record: its fixed part, and three fields of up to 65,535 bytes. */
    private static final int SIZE = 256 << 10;

    private static final int LONGEST_RECORD = Zip.CENTRAL_RECORD_SIZE + 3 * 0xffff;

    private final InputStream in;
    private final ByteBuffer buffer;
    private long unread;

    /** The next {@code length} bytes of {@code in}. */
    DirectoryWindow(InputStream in, long length) {
        this.in = in;
        this.buffer = Zip.allocate((int) Math.min(SIZE, length)).limit(0);
        this.unread = length;
    }

    /** Bytes that are not yet taken, in memory or not. */
    long remaining() {
        return buffer.remaining() + unread;
    }

    /** A buffer at the next record, which is all there unless the directory ends within it. */
    ByteBuffer next() throws IOException {
        if (buffer.remaining() < LONGEST_RECORD && unread > 0) {
            buffer.compact();
            int wanted = (int) Math.min(buffer.remaining(), unread);
            int n = in.readNBytes(buffer.array(), buffer.position(), wanted);
            if (n < wanted) {
                throw new EOFException("the source ended within the central directory");
            }
            unread -= n;
            buffer.position(buffer.position() + n).flip();
        }
        return buffer;
    }
}
