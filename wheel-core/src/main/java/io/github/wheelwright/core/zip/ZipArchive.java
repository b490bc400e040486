package io.github.wheelwright.core.zip;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.TailSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A zip archive that means the same to every reader. Safe for use by several threads.
 *
 * <p>Opening reads the last 128 KiB (or takes those of a {@link TailSource}) and, if longer, the central directory: of a remote
 * archive, one or two requests. The
 * directory has to be consistent in itself and to account for every byte of the archive. Local headers are compared with it
 * when a member is read, or all of them by {@link #checkLocalHeaders()}.
 *
 * <pre>{@code
 * try (ZipArchive archive = ZipArchive.open(ByteSource.of(file))) {
 *     for (ZipEntry entry : archive.entries()) {
 *         System.out.println(entry.name());
 *     }
 * }
 * }</pre>
 */
public final class ZipArchive implements AutoCloseable {
    /** More than the longest archive comment, so that the end record is always in it. */
    private static final int TAIL = 128 << 10;

    private final ByteSource source;
    private final Faults faults;
    private final EndRecord end;
    private final List<ZipEntry> entries;
    private final Map<String, ZipEntry> byName;
    private final MemberBuffers.Pool pool = new MemberBuffers.Pool();

    private ZipArchive(ByteSource source, Faults faults, EndRecord end, List<ZipEntry> entries) {
        this.source = source;
        this.faults = faults;
        this.end = end;
        this.entries = entries;
        this.byName = new HashMap<>(entries.size() * 2);
        entries.forEach(entry -> byName.put(entry.name(), entry));
    }

    /** As {@link #open(ByteSource, ZipLimits)}, with {@link ZipLimits#DEFAULT}. */
    public static ZipArchive open(ByteSource source) throws IOException {
        return open(source, ZipLimits.DEFAULT);
    }

    /**
     * Reads and checks the central directory. The archive owns {@code source} from now on: {@link #close()} closes it, and so
     * does a failure to open.
     *
     * @throws ZipFormatException if this is not an archive, or one that readers could understand differently
     */
    public static ZipArchive open(ByteSource source, ZipLimits limits) throws IOException {
        boolean opened = false;
        try {
            Faults faults = new Faults(source.description());
            TailSource tail = source instanceof TailSource kept ? kept : TailSource.ofLast(TAIL, source);
            EndRecord end = EndRecord.find(tail, faults);
            ZipArchive archive =
                    new ZipArchive(tail, faults, end, new DirectoryReader(tail, end, limits, faults).read());
            opened = true;
            return archive;
        } finally {
            if (!opened) {
                source.close();
            }
        }
    }

    /** All members, folders included, in the order of the central directory. */
    public List<ZipEntry> entries() {
        return entries;
    }

    /** The member with exactly this name. */
    public Optional<ZipEntry> entry(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All bytes of the archive. */
    public ByteSource source() {
        return source;
    }

    /**
     * The content of a member. Its local header is checked at once; size, CRC-32 and the end of its data while it is read,
     * so that whoever has got the last byte knows that all was right.
     *
     * @throws ZipFormatException here and from the stream's methods, if something is not as declared
     */
    public InputStream stream(ZipEntry entry) throws IOException {
        return new MemberStream(entry, source.stream(entry.offset(), entry.extent()), faults, pool);
    }

    /**
     * The whole content of a member, checked as by {@link #stream}.
     *
     * @param maxBytes most that it may have
     * @throws ZipFormatException if it has more, or something is not as declared
     */
    public byte[] read(ZipEntry entry, int maxBytes) throws IOException {
        try (InputStream in = stream(entry, maxBytes)) {
            return in.readNBytes((int) entry.size());
        }
    }

    /**
     * The content of a member, as {@link #stream(ZipEntry)} gives it.
     *
     * @param maxBytes most that it may have
     * @throws ZipFormatException if it has more
     */
    public InputStream stream(ZipEntry entry, int maxBytes) throws IOException {
        if (entry.size() > maxBytes) {
            throw faults.in(
                    entry,
                    ZipFault.LIMIT_EXCEEDED,
                    entry.size() + " bytes of content, where at most " + maxBytes + " are expected");
        }
        return stream(entry);
    }

    /**
     * Compares every local header and data descriptor with the central directory. Meant for files: of a remote archive this
     * asks for many small ranges.
     *
     * @throws ZipFormatException at the first that disagrees
     */
    public void checkLocalHeaders() throws IOException {
        new LocalHeaderScan(source, faults, entries).run();
    }

    /** Where the data of a member begin, after a check of its local header. */
    long dataOffset(ZipEntry entry) throws IOException {
        LocalHeader header = new LocalHeader(faults, entry);
        int length = header.length(Zip.littleEndian(source.read(entry.offset(), Zip.LOCAL_HEADER_SIZE)));
        header.check(Zip.littleEndian(source.read(entry.offset(), length)));
        return entry.offset() + length;
    }

    byte[] comment() {
        return end.comment();
    }

    /** Closes the source. */
    @Override
    public void close() throws IOException {
        pool.close();
        source.close();
    }
}
