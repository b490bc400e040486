package io.github.wheelwright.core.zip;

import io.github.wheelwright.core.bytes.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import java.util.List;

/** The result of a plan, read through it. */
final class SplicedSource implements ByteSource {
    private final ByteSource source;
    private final long length;
    private final List<SplicePlan.Piece> pieces;
    /** Where each piece begins. */
    private final long[] starts;

    /** A part of one piece, as a range of the source that really holds it. */
    record Part(ByteSource source, long offset, long length) {}

    SplicedSource(SplicePlan plan, ByteSource source) {
        this.source = source;
        this.length = plan.length();
        this.pieces = plan.pieces();
        this.starts = new long[pieces.size()];
        long start = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = start;
            start += pieces.get(i).length();
        }
    }

    /** The part that begins at {@code offset} and has at most {@code count} bytes. */
    Part part(long offset, long count) {
        int found = Arrays.binarySearch(starts, offset);
        int index = found >= 0 ? found : -found - 2;
        SplicePlan.Piece piece = pieces.get(index);
        long within = offset - starts[index];
        long n = Math.min(count, piece.length() - within);
        if (piece instanceof SplicePlan.Copy copy) {
            return new Part(source, copy.offset() + within, n);
        }
        if (piece instanceof SplicePlan.Insert insert) {
            return new Part(insert.source(), insert.offset() + within, n);
        }
        byte[] bytes = ((SplicePlan.Literal) piece).shared();
        return new Part(ByteSource.of(bytes, description()), within, n);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public String description() {
        return source.description() + " (edited)";
    }

    @Override
    public void read(long offset, ByteBuffer target) throws IOException {
        checkRange(offset, target.remaining());
        int limit = target.limit();
        long position = offset;
        while (target.position() < limit) {
            Part part = part(position, limit - target.position());
            target.limit(target.position() + (int) part.length());
            part.source().read(part.offset(), target);
            position += part.length();
            target.limit(limit);
        }
    }

    @Override
    public InputStream stream(long offset, long length) throws IOException {
        checkRange(offset, length);
        return new SplicedStream(this, offset, length);
    }

    @Override
    public void transferTo(long offset, long length, WritableByteChannel target) throws IOException {
        checkRange(offset, length);
        for (long done = 0; done < length; ) {
            Part part = part(offset + done, length - done);
            part.source().transferTo(part.offset(), part.length(), target);
            done += part.length();
        }
    }

    /** Does nothing: the sources belong to whoever made the plan. */
    @Override
    public void close() {}
}
