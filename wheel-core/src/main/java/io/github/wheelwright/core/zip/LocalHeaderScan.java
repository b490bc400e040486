package io.github.wheelwright.core.zip;

import io.github.wheelwright.core.bytes.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Checks all local headers of an archive; neighbours that lie close together are read at once. */
final class LocalHeaderScan {
    /** Fits the header of nearly every member. */
    private static final int GUESS = 512;
    /** Rather read so many bytes too many than ask again. */
    private static final int BRIDGE = 16 << 10;

    private static final int WINDOW = 256 << 10;

    private final ByteSource source;
    private final Faults faults;
    private final List<ZipEntry> entries;
    private final ByteBuffer window = Zip.allocate(WINDOW);
    private long windowStart;

    LocalHeaderScan(ByteSource source, Faults faults, List<ZipEntry> entries) {
        this.source = source;
        this.faults = faults;
        this.entries = ByOffset.sorted(entries);
        this.window.limit(0);
    }

    void run() throws IOException {
        for (int i = 0; i < entries.size(); i++) {
            ZipEntry entry = entries.get(i);
            LocalHeader header = new LocalHeader(faults, entry);
            position(i, entry.offset(), Zip.LOCAL_HEADER_SIZE);
            int length = header.length(window);
            position(i, entry.offset(), length);
            header.check(window);
            if (entry.hasDataDescriptor()) {
                long rest = entry.extent() - length - entry.compressedSize();
                header.checkDescriptor(
                        Zip.littleEndian(source.read(entry.offset() + entry.extent() - rest, (int) rest)));
            }
        }
    }

    /** Places the window's position at {@code offset} of the archive, with at least {@code count} bytes after it. */
    private void position(int index, long offset, int count) throws IOException {
        if (offset < windowStart || offset + count > windowStart + window.limit()) {
            long end = Math.max(offset + count, windowEnd(index));
            window.clear().limit((int) (end - offset));
            source.read(offset, window);
            windowStart = offset;
        }
        window.position((int) (offset - windowStart));
    }

    private long windowEnd(int index) {
        long start = entries.get(index).offset();
        long end = start;
        for (int i = index; i < entries.size(); i++) {
            ZipEntry next = entries.get(i);
            long headerEnd = next.offset() + Math.min(GUESS, next.extent());
            if (next.offset() - end > BRIDGE || headerEnd - start > WINDOW) {
                break;
            }
            end = headerEnd;
        }
        return end;
    }
}
