package io.github.wheelwright.maven.s3;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** The digests of a body's parts, taken in one pass with that of the whole, which must be the announced one. */
record PartDigests(List<Sha256> parts) {
    private static final int CHUNK = 1 << 17;

    static PartDigests of(ObjectBody body, long partSize, String where) {
        List<Sha256> parts = new ArrayList<>();
        MessageDigest whole = Sha256.newDigest();
        long length = body.bytes().length();
        try (InputStream in = body.bytes().stream(0, length)) {
            for (long offset = 0; offset < length; offset += partSize) {
                parts.add(part(in, Math.min(partSize, length - offset), whole));
            }
        } catch (IOException e) {
            throw StoreException.unreadableBody(where, body, e);
        }
        Sha256 found = Sha256.finish(whole);
        if (!found.equals(body.sha256())) {
            throw StoreException.wrongBytes(where, body, found);
        }
        return new PartDigests(List.copyOf(parts));
    }

    /** The digest of the digests, as S3 takes it. */
    Sha256 composite() {
        MessageDigest digest = Sha256.newDigest();
        parts.forEach(part -> digest.update(part.raw()));
        return Sha256.finish(digest);
    }

    private static Sha256 part(InputStream in, long size, MessageDigest whole) throws IOException {
        MessageDigest part = Sha256.newDigest();
        byte[] chunk = new byte[CHUNK];
        for (long left = size; left > 0; ) {
            int n = in.read(chunk, 0, (int) Math.min(chunk.length, left));
            if (n < 0) {
                throw new IOException("it ended early");
            }
            part.update(chunk, 0, n);
            whole.update(chunk, 0, n);
            left -= n;
        }
        return Sha256.finish(part);
    }
}
