package io.github.wheelwright.core.zip;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes a new archive in constant memory. Times are fixed and nothing depends on the machine, so the same members in the same
 * order give the same bytes wherever zlib is the same. Members are deflated where that makes them smaller; sizes are in the
 * headers, never in data descriptors.
 *
 * <pre>{@code
 * try (ZipWriter zip = ZipWriter.create(target)) {
 *     zip.add("pkg/__init__.py", ByteSource.of(file), NewMember.FILE);
 *     zip.finish();
 * }
 * }</pre>
 */
public final class ZipWriter implements AutoCloseable {
    private static final int CHUNK = 64 << 10;

    private final AtomicFile file;
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final byte[] input = new byte[CHUNK];
    private final ByteBuffer output = ByteBuffer.allocate(CHUNK);
    private final NameTable names = new NameTable();
    private final List<CentralRecord> records = new ArrayList<>();
    private long position;

    private ZipWriter(AtomicFile file) {
        this.file = file;
    }

    /** Begins an archive that will appear as {@code target}, whose folder has to be there, when it is finished. */
    public static ZipWriter create(Path target) throws IOException {
        return new ZipWriter(AtomicFile.create(target));
    }

    /**
     * Adds a member after all others; {@code content} is read once, twice if deflate does not make it smaller.
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
        long start = position;
        long size = content.length();
        // of the right length already: what is missing are CRC and compressed size
        write(CentralRecord.ours(rawName, 0, mode, MemberTime.FIXED, 0, size, size)
                .localHeader());
        long dataStart = position;
        CRC32 crc = new CRC32();
        MessageDigest digest = Sha256.newDigest();
        deflate(content, crc, digest);
        boolean deflated = position - dataStart < size;
        if (!deflated) {
            position = dataStart;
            store(content);
        }
        ZipEntry.Method method = deflated ? ZipEntry.Method.DEFLATED : ZipEntry.Method.STORED;
        CentralRecord record = CentralRecord.ours(
                        rawName, method.code(), mode, MemberTime.FIXED, crc.getValue(), position - dataStart, size)
                .at(start);
        writeAt(start, record.localHeader());
        records.add(record);
        return Sha256.finish(digest);
    }

    private static void refuse(NameTable.Clash clash) {
        throw new WheelException(Faults.printable(clash.name()) + " cannot be a member of a wheel: " + clash.problem());
    }

    private void deflate(ByteSource content, CRC32 crc, MessageDigest digest) throws IOException {
        deflater.reset();
        try (InputStream in = content.stream(0, content.length())) {
            for (int n = in.read(input); n >= 0; n = in.read(input)) {
                crc.update(input, 0, n);
                digest.update(input, 0, n);
                deflater.setInput(input, 0, n);
                while (!deflater.needsInput()) {
                    drain();
                }
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            drain();
        }
    }

    private void drain() throws IOException {
        output.clear();
        deflater.deflate(output);
        output.flip();
        write(output);
    }

    private void store(ByteSource content) throws IOException {
        try (InputStream in = content.stream(0, content.length())) {
            for (int n = in.read(input); n >= 0; n = in.read(input)) {
                write(ByteBuffer.wrap(input, 0, n));
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
        deflater.end();
        file.close();
    }
}
