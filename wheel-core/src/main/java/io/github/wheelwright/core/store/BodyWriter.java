package io.github.wheelwright.core.store;

import io.github.wheelwright.core.bytes.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;

/** Writes a body and takes the digest of the bytes that were really written, in one pass. */
final class BodyWriter {
    private static final int CHUNK = 1 << 17;

    private BodyWriter() {}

    /**
     * Writes all of {@code body} to {@code target}.
     *
     * @param where names the object in messages
     * @throws StoreException if the body cannot be read, or has another digest than it says
     * @throws IOException if {@code target} cannot be written
     */
    static void write(ObjectBody body, WritableByteChannel target, String where) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        try (InputStream in =
                reading(body, where, () -> body.bytes().stream(0, body.bytes().length()))) {
            byte[] chunk = new byte[CHUNK];
            for (int n = read(body, where, in, chunk); n >= 0; n = read(body, where, in, chunk)) {
                digest.update(chunk, 0, n);
                for (ByteBuffer b = ByteBuffer.wrap(chunk, 0, n); b.hasRemaining(); ) {
                    target.write(b);
                }
            }
        }
        Sha256 written = Sha256.finish(digest);
        if (!written.equals(body.sha256())) {
            throw StoreException.wrongBytes(where, body, written);
        }
    }

    private static int read(ObjectBody body, String where, InputStream in, byte[] chunk) {
        return reading(body, where, () -> in.read(chunk));
    }

    private static <T> T reading(ObjectBody body, String where, Read<T> read) {
        try {
            return read.run();
        } catch (IOException e) {
            throw StoreException.unreadableBody(where, body, e);
        }
    }

    private interface Read<T> {
        T run() throws IOException;
    }
}
