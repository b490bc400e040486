package io.github.wheelwright.core.bytes;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/**
 * Random access to bytes that do not change while they are read: a file, an object in a store, a resource over HTTP, or bytes
 * spliced from others. Safe for use by several threads at once.
 *
 * <p>Ranges are half-open, in bytes from the start. A range outside {@code [0, length())} is an {@link EOFException}, never a
 * short read.
 */
public interface ByteSource extends Closeable {

    /** The file's bytes; the file stays open until {@link #close()}. */
    static ByteSource of(Path file) throws IOException {
        return FileByteSource.open(file);
    }

    /** What an open file holds, known in messages as {@code description}; closing the source closes the channel. */
    static ByteSource of(FileChannel channel, String description) throws IOException {
        return new FileByteSource(channel, description);
    }

    /** Bytes in memory, known in messages as {@code description}; the array is not copied and must not change. */
    static ByteSource of(byte[] bytes, String description) {
        return new ArrayByteSource(bytes, description);
    }

    /** Number of bytes. */
    long length();

    /** Names the source in messages: a path or an address. */
    String description();

    /** Reads the bytes from {@code offset} on until {@code target} has no room left. */
    void read(long offset, ByteBuffer target) throws IOException;

    /** The {@code length} bytes from {@code offset} on, in a new array. */
    default byte[] read(long offset, int length) throws IOException {
        checkRange(offset, length);
        byte[] bytes = new byte[length];
        read(offset, ByteBuffer.wrap(bytes));
        return bytes;
    }

    /** The {@code length} bytes from {@code offset} on, read in order; a remote source asks once for the whole range. */
    default InputStream stream(long offset, long length) throws IOException {
        checkRange(offset, length);
        return new RangeInputStream(this, offset, length);
    }

    /** Writes the {@code length} bytes from {@code offset} on to {@code target}. */
    default void transferTo(long offset, long length, WritableByteChannel target) throws IOException {
        try (InputStream in = stream(offset, length)) {
            byte[] chunk = new byte[1 << 16];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                for (ByteBuffer b = ByteBuffer.wrap(chunk, 0, n); b.hasRemaining(); ) {
                    target.write(b);
                }
            }
        }
    }

    /** Throws if {@code [offset, offset + length)} is not within this source. */
    default void checkRange(long offset, long length) throws EOFException {
        if (offset < 0 || length < 0 || offset > length() - length) {
            throw new EOFException(
                    description() + " ends at byte " + length() + ": cannot read " + length + " bytes at " + offset);
        }
    }

    /** Releases what the source holds open. */
    @Override
    void close() throws IOException;

    /** This source, with which {@code owned} is closed: what it is read from, for example. */
    default ByteSource owning(Closeable owned) {
        return new HandedByteSource(this, owned);
    }

    /** This source, whose owner is somebody else: closing it does nothing. */
    default ByteSource shared() {
        return new HandedByteSource(this, () -> {});
    }
}
