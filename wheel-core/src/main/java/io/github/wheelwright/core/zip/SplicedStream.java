package io.github.wheelwright.core.zip;

import io.github.wheelwright.core.bytes.BlockInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A range of a spliced source, read in order: each piece is asked for once, so a remote source gets one request a piece. */
final class SplicedStream extends BlockInputStream {
    private final SplicedSource source;
    private final long end;
    private long position;
    private InputStream current = InputStream.nullInputStream();
    private long left;

    SplicedStream(SplicedSource source, long offset, long length) {
        this.source = source;
        this.position = offset;
        this.end = offset + length;
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        Objects.checkFromIndexSize(from, count, target.length);
        if (count == 0) {
            return 0;
        }
        if (position == end) {
            return -1;
        }
        if (left == 0) {
            current.close();
            SplicedSource.Part part = source.part(position, end - position);
            current = part.source().stream(part.offset(), part.length());
            left = part.length();
        }
        int n = current.read(target, from, (int) Math.min(count, left));
        if (n < 0) {
            throw new EOFException(source.description() + ": a part of it ended early, at byte " + position);
        }
        position += n;
        left -= n;
        return n;
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
