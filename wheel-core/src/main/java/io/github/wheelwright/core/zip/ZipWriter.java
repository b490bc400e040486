package io.github.wheelwright.core.zip;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;
import java.util.zip.CRC32;

/**
 * Writes a new archive: members are deflated on all processors, in bounded memory. Nothing depends on the machine, so the same
 * members in the same order give the same bytes, however many threads there are, wherever zlib is the same. Members are deflated
 * where that makes them smaller; sizes are in the headers, never in data descriptors.
 *
 * <pre>{@code
 * try (ZipWriter zip = ZipWriter.create(target)) {
 *     zip.add("pkg/__init__.py", ByteSource.of(file), NewMember.FILE);
 *     zip.finish();
 * }
 * }</pre>
 */
public final class ZipWriter implements AutoCloseable {
    private static final int MOST_THREADS = 16;
    private static final byte[] NONE = {};

    private final AtomicFile file;
    private final MemberTime time;
    private final ParallelDeflater deflater;
    private final long mostPending;
    private final NameTable names = new NameTable();
    private final List<CentralRecord> records = new ArrayList<>();
    private final Deque<SmallMember> pending = new ArrayDeque<>();
    private long pendingBytes;
    private long position;

    /** A member of one chunk that is being deflated; {@code record} lacks what that will tell. */
    private record SmallMember(CentralRecord record, byte[] content, Future<byte[]> deflated) {}

    private ZipWriter(AtomicFile file, MemberTime time, int threads) {
        this.file = file;
        this.time = time;
        this.deflater = new ParallelDeflater(threads);
        this.mostPending = 2L * threads * ParallelDeflater.CHUNK;
    }

    /** As {@link #create(Path, MemberTime)}, at the fixed time. */
    public static ZipWriter create(Path target) throws IOException {
        return create(target, MemberTime.FIXED);
    }

    /** Begins an archive that will appear as {@code target}, whose folder has to be there, when it is finished. */
    public static ZipWriter create(Path target, MemberTime time) throws IOException {
        return create(target, time, Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS));
    }

    static ZipWriter create(Path target, MemberTime time, int threads) throws IOException {
        return new ZipWriter(AtomicFile.create(target), time, threads);
    }

    /**
     * Adds a member after all others; {@code content} is read now, a second time if it is large and deflate does not make it
     * smaller.
     *
     * @param mode file type and permissions as in {@code st_mode}
     * @return digest of the content
     * @throws WheelException if the name cannot stand beside the others
     */
    public Sha256 add(String name, ByteSource content, int mode) throws IOException {
        MemberName.problem(name).ifPresent(problem -> {
            throw new WheelException(Faults.printable(name) + " cannot be a member of a wheel: " + problem);
        });
        names.add(name).ifPresent(ZipWriter::refuse);
        byte[] rawName = name.getBytes(StandardCharsets.UTF_8);
        return content.length() <= ParallelDeflater.CHUNK
                ? addSmall(rawName, content, mode)
                : addLarge(rawName, content, mode);
    }

    private Sha256 addSmall(byte[] name, ByteSource content, int mode) throws IOException {
        byte[] bytes = content.read(0, (int) content.length());
        CRC32 crc = new CRC32();
        crc.update(bytes);
        CentralRecord record = record(name, ZipEntry.Method.STORED, mode, crc.getValue(), bytes.length, bytes.length);
        pending.add(new SmallMember(record, bytes, deflater.deflate(bytes, NONE, true)));
        pendingBytes += bytes.length;
        while (pendingBytes > mostPending) {
            writeFirstPending();
        }
        return Sha256.of(bytes);
    }

    private void writeFirstPending() throws IOException {
        SmallMember member = pending.remove();
        pendingBytes -= member.content.length;
        byte[] deflated = ParallelDeflater.await(member.deflated);
        CentralRecord stored = member.record;
        boolean smaller = deflated.length < member.content.length;
        CentralRecord record = smaller
                ? record(
                        stored.name(),
                        ZipEntry.Method.DEFLATED,
                        stored.unixMode(),
                        stored.crc32(),
                        deflated.length,
                        stored.size())
                : stored;
        records.add(record.at(position));
        write(record.localHeader());
        write(smaller ? deflated : member.content);
    }

    private Sha256 addLarge(byte[] name, ByteSource content, int mode) throws IOException {
        while (!pending.isEmpty()) {
            writeFirstPending();
        }
        long start = position;
        long size = content.length();
        // of the right length already: what is missing are CRC and compressed size
        write(record(name, ZipEntry.Method.STORED, mode, 0, size, size).localHeader());
        long dataStart = position;
        CRC32 crc = new CRC32();
        MessageDigest digest = Sha256.newDigest();
        deflate(content, crc, digest);
        boolean smaller = position - dataStart < size;
        if (!smaller) {
            position = dataStart;
            store(content);
        }
        ZipEntry.Method method = smaller ? ZipEntry.Method.DEFLATED : ZipEntry.Method.STORED;
        CentralRecord record = record(name, method, mode, crc.getValue(), position - dataStart, size)
                .at(start);
        writeAt(start, record.localHeader());
        records.add(record);
        return Sha256.finish(digest);
    }

    private CentralRecord record(byte[] name, ZipEntry.Method method, int mode, long crc, long compressed, long size) {
        return CentralRecord.ours(name, method.code(), mode, time, crc, compressed, size);
    }

    private void deflate(ByteSource content, CRC32 crc, MessageDigest digest) throws IOException {
        Deque<Future<byte[]>> chunks = new ArrayDeque<>();
        byte[] previous = NONE;
        try (InputStream in = content.stream(0, content.length())) {
            for (long left = content.length(); left > 0; left -= previous.length) {
                byte[] chunk = in.readNBytes((int) Math.min(left, ParallelDeflater.CHUNK));
                if (chunk.length == 0) {
                    throw new EOFException(content.description() + " became shorter while it was packed");
                }
                crc.update(chunk);
                digest.update(chunk);
                chunks.add(deflater.deflate(chunk, previous, chunk.length == left));
                if ((long) chunks.size() * ParallelDeflater.CHUNK > mostPending) {
                    write(ParallelDeflater.await(chunks.remove()));
                }
                previous = chunk;
            }
        }
        for (Future<byte[]> chunk : chunks) {
            write(ParallelDeflater.await(chunk));
        }
    }

    private static void refuse(NameTable.Clash clash) {
        throw new WheelException(Faults.printable(clash.name()) + " cannot be a member of a wheel: " + clash.problem());
    }

    private void store(ByteSource content) throws IOException {
        try (InputStream in = content.stream(0, content.length())) {
            byte[] chunk = new byte[1 << 16];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                write(ByteBuffer.wrap(chunk, 0, n));
            }
        }
    }

    private void write(byte[] bytes) throws IOException {
        write(ByteBuffer.wrap(bytes));
    }

    private void write(ByteBuffer bytes) throws IOException {
        int count = bytes.remaining();
        writeAt(position, bytes);
        position += count;
    }

    private void writeAt(long offset, byte[] bytes) throws IOException {
        writeAt(offset, ByteBuffer.wrap(bytes));
    }

    private void writeAt(long offset, ByteBuffer bytes) throws IOException {
        FileChannel channel = file.channel();
        long at = offset;
        try {
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
        } catch (IOException e) {
            throw file.failed(e);
        }
    }

    /**
     * Writes the directory, and gives the file its name.
     *
     * @return digest of the whole archive
     */
    public Sha256 finish() throws IOException {
        names.fileAsFolder().ifPresent(ZipWriter::refuse);
        while (!pending.isEmpty()) {
            writeFirstPending();
        }
        write(DirectoryWriter.write(records, position, new byte[0]));
        file.channel().truncate(position);
        try (ByteSource written = ByteSource.of(file.temporary())) {
            Sha256 digest = Sha256.of(written);
            file.publish();
            return digest;
        }
    }

    /** Removes what was written, unless it is finished. */
    @Override
    public void close() throws IOException {
        deflater.close();
        file.close();
    }
}
