package io.github.wheelwright.core.bytes;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

final class FileByteSource implements ByteSource {
    private final FileChannel channel;
    private final String description;
    private final long length;

    FileByteSource(FileChannel channel, String description) throws IOException {
        this.channel = channel;
        this.description = description;
        this.length = channel.size();
    }

    static FileByteSource open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new FileByteSource(channel, file.toString());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public void read(long offset, ByteBuffer target) throws IOException {
        checkRange(offset, target.remaining());
        long position = offset;
        while (target.hasRemaining()) {
            int n = channel.read(target, position);
            if (n < 0) {
                throw shrunk(position);
            }
            position += n;
        }
    }

    @Override
    public void transferTo(long offset, long length, WritableByteChannel target) throws IOException {
        checkRange(offset, length);
        for (long done = 0; done < length; ) {
            long n = channel.transferTo(offset + done, length - done, target);
            if (n <= 0) {
                throw shrunk(offset + done);
            }
            done += n;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private EOFException shrunk(long position) {
        return new EOFException(
                description + " became shorter while it was read: no byte at " + position + " of " + length);
    }
}
