package io.github.wheelwright.core.zip;

import io.github.wheelwright.core.bytes.BlockInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/**
 * The content of a member. Local header, size, CRC-32, the end of the compressed data and the data descriptor are checked as
 * the bytes pass; whoever has got the last byte knows that all of it was right.
 *
 * <p>All of the member is asked of the source as one range, which is one request to a remote one.
 */
final class MemberStream extends BlockInputStream {
    private final ZipEntry entry;
    private final Faults faults;
    private final MemberBuffers.Pool pool;
    private final InputStream raw;
    private final LocalHeader header;
    private @Nullable MemberBuffers buffers;
    private int position;
    private int limit;
    /** Bytes of the extent that are not yet in the buffer. */
    private long unread;
    /** Bytes of compressed data that are not yet inflated or handed out. */
    private long data;

    private long produced;
    private boolean finished;

    MemberStream(ZipEntry entry, InputStream raw, Faults faults, MemberBuffers.Pool pool) throws IOException {
        this.entry = entry;
        this.raw = raw;
        this.faults = faults;
        this.pool = pool;
        this.header = new LocalHeader(faults, entry);
        this.buffers = pool.take();
        this.unread = entry.extent();
        this.data = entry.compressedSize();
        boolean ready = false;
        try {
            readHeader(buffers);
            ready = true;
        } finally {
            if (!ready) {
                close();
            }
        }
    }

    private void readHeader(MemberBuffers b) throws IOException {
        fill(b);
        int length = header.length(Zip.littleEndian(b.input));
        byte[] whole = new byte[length];
        take(b, whole);
        header.check(Zip.littleEndian(whole));
        if (entry.size() == 0) {
            finish(b);
        }
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        Objects.checkFromIndexSize(from, count, target.length);
        MemberBuffers b = buffers;
        if (b == null) {
            throw new IOException(entry.name() + ": the stream is closed");
        }
        if (count == 0) {
            return 0;
        }
        if (finished) {
            return -1;
        }
        int n = entry.method() == ZipEntry.Method.STORED
                ? copy(b, target, from, count)
                : inflate(b, target, from, count);
        b.crc.update(target, from, n);
        produced += n;
        if (produced == entry.size()) {
            finish(b);
        }
        return n;
    }

    private int copy(MemberBuffers b, byte[] target, int from, int count) throws IOException {
        if (position == limit) {
            fill(b);
        }
        int n = (int) Math.min(Math.min(count, data), limit - position);
        System.arraycopy(b.input, position, target, from, n);
        position += n;
        data -= n;
        return n;
    }

    private int inflate(MemberBuffers b, byte[] target, int from, int count) throws IOException {
        // one byte more than the declared size is never asked for: finish() looks whether there is one
        int wanted = (int) Math.min(count, entry.size() - produced);
        try {
            while (true) {
                int n = b.inflater.inflate(target, from, wanted);
                if (n > 0) {
                    return n;
                }
                if (b.inflater.finished()) {
                    throw faults.in(
                            entry,
                            ZipFault.SIZE_DISAGREES,
                            "the content ends after " + produced + " bytes instead of " + entry.size());
                }
                feed(b);
            }
        } catch (DataFormatException e) {
            throw corrupt(e.getMessage());
        }
    }

    private void feed(MemberBuffers b) throws IOException {
        if (b.inflater.needsDictionary() || data == 0) {
            throw corrupt("it has no end");
        }
        if (position == limit) {
            fill(b);
        }
        int n = (int) Math.min(data, limit - position);
        b.inflater.setInput(b.input, position, n);
        position += n;
        data -= n;
    }

    private ZipFormatException corrupt(@Nullable String reason) {
        return faults.in(
                entry,
                ZipFault.CORRUPT_DATA,
                "the deflated data cannot be read after " + produced + " bytes of content: "
                        + (reason == null ? "invalid code" : reason));
    }

    private void finish(MemberBuffers b) throws IOException {
        if (entry.method() == ZipEntry.Method.DEFLATED) {
            finishInflating(b);
        }
        if (b.crc.getValue() != entry.crc32()) {
            throw faults.in(
                    entry,
                    ZipFault.CRC_DISAGREES,
                    String.format("the content has CRC-32 %08x instead of %08x", b.crc.getValue(), entry.crc32()));
        }
        if (entry.hasDataDescriptor()) {
            byte[] descriptor = new byte[(int) (limit - position + unread)];
            take(b, descriptor);
            header.checkDescriptor(Zip.littleEndian(descriptor));
        }
        finished = true;
    }

    private void finishInflating(MemberBuffers b) throws IOException {
        byte[] beyond = new byte[1];
        try {
            while (!b.inflater.finished()) {
                if (b.inflater.inflate(beyond) > 0) {
                    throw faults.in(
                            entry,
                            ZipFault.SIZE_DISAGREES,
                            "there is more content than the declared " + entry.size() + " bytes");
                }
                if (!b.inflater.finished()) {
                    feed(b);
                }
            }
        } catch (DataFormatException e) {
            throw corrupt(e.getMessage());
        }
        if (data > 0 || b.inflater.getRemaining() > 0) {
            throw faults.in(
                    entry,
                    ZipFault.CORRUPT_DATA,
                    data + b.inflater.getRemaining() + " bytes follow the end of the deflated data");
        }
    }

    /** Next bytes of the extent. */
    private void take(MemberBuffers b, byte[] target) throws IOException {
        for (int done = 0; done < target.length; ) {
            if (position == limit) {
                fill(b);
            }
            int n = Math.min(target.length - done, limit - position);
            System.arraycopy(b.input, position, target, done, n);
            position += n;
            done += n;
        }
    }

    private void fill(MemberBuffers b) throws IOException {
        int wanted = (int) Math.min(b.input.length, unread);
        int n = raw.readNBytes(b.input, 0, wanted);
        if (n < wanted || n == 0) {
            throw new EOFException(faults.source() + ": " + entry.name() + ": the source ended before the member");
        }
        position = 0;
        limit = n;
        unread -= n;
    }

    @Override
    public void close() throws IOException {
        MemberBuffers b = buffers;
        if (b != null) {
            buffers = null;
            pool.give(b);
            raw.close();
        }
    }
}
