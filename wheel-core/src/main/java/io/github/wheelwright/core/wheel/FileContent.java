package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.metadata.RecordRow;
import io.github.wheelwright.core.zip.NewMember;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.zip.CRC32;

/**
 * What a member of the edited wheel will hold, read once for its digests.
 *
 * @param mode file type and permissions as in {@code st_mode}; 0 for an ordinary file
 */
record FileContent(ByteSource source, long crc32, Sha256 sha256, int mode) {
    private static final int CHUNK = 1 << 17;

    static FileContent of(ByteSource source, int mode) throws IOException {
        CRC32 crc = new CRC32();
        MessageDigest digest = Sha256.newDigest();
        try (InputStream in = source.stream(0, source.length())) {
            byte[] chunk = new byte[CHUNK];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                crc.update(chunk, 0, n);
                digest.update(chunk, 0, n);
            }
        }
        return new FileContent(source, crc.getValue(), Sha256.finish(digest), mode);
    }

    static FileContent of(byte[] bytes, String path, int mode) throws IOException {
        return of(ByteSource.of(bytes, path), mode);
    }

    FileContent withMode(int newMode) {
        return new FileContent(source, crc32, sha256, newMode);
    }

    RecordRow row(String path) {
        return RecordRow.of(path, sha256, source.length());
    }

    NewMember member(String path) {
        return new NewMember(path, source, crc32, mode == 0 ? NewMember.FILE : mode);
    }

    @Override
    public String toString() {
        return source.length() + " bytes, " + sha256;
    }
}
