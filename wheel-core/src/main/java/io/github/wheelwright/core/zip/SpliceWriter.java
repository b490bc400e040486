package io.github.wheelwright.core.zip;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Copies a source to a file while a second thread computes the digest of the same buffers. */
final class SpliceWriter {
    private SpliceWriter() {}

    static Sha256 write(ByteSource source, Path target) throws IOException {
        try (AtomicFile file = AtomicFile.create(target);
                DigestThread digest = DigestThread.start();
                InputStream in = source.stream(0, source.length())) {
            while (true) {
                byte[] chunk = digest.idleBuffer();
                int n = in.readNBytes(chunk, 0, chunk.length);
                if (n == 0) {
                    break;
                }
                digest.update(chunk, n);
                writeFully(file, ByteBuffer.wrap(chunk, 0, n));
            }
            Sha256 result = digest.finish();
            file.publish();
            return result;
        }
    }

    private static void writeFully(AtomicFile file, ByteBuffer chunk) throws IOException {
        FileChannel channel = file.channel();
        try {
            while (chunk.hasRemaining()) {
                channel.write(chunk);
            }
        } catch (IOException e) {
            throw file.failed(e);
        }
    }
}
