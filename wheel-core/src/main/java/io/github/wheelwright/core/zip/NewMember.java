package io.github.wheelwright.core.zip;

import io.github.wheelwright.core.bytes.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/**
 * A member to be added to an archive, stored: deflate differs between builds of zlib, and an edit has to give the same bytes
 * everywhere.
 *
 * @param name path within the archive
 * @param content its bytes; they have to stay readable until the plan has run
 * @param crc32 CRC-32 of {@code content}
 * @param mode file type and permissions as in {@code st_mode}
 */
public record NewMember(String name, ByteSource content, long crc32, int mode) {
    /** An ordinary file, {@code rw-r--r--}. */
    public static final int FILE = 0100644;

    /** A file that can be executed, {@code rwxr-xr-x}. */
    public static final int EXECUTABLE = 0100755;

    /** A member with these bytes; a mode without a file type, as old archives have, becomes {@link #FILE}. */
    public static NewMember of(String name, byte[] content, int mode) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return new NewMember(name, ByteSource.of(content, name), crc.getValue(), known(mode));
    }

    /** A member with this content, which is read once now for its CRC. */
    public static NewMember of(String name, ByteSource content, int mode) throws IOException {
        CRC32 crc = new CRC32();
        try (InputStream in = content.stream(0, content.length())) {
            byte[] chunk = new byte[1 << 16];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                crc.update(chunk, 0, n);
            }
        }
        return new NewMember(name, content, crc.getValue(), known(mode));
    }

    private static int known(int mode) {
        return mode == 0 ? FILE : mode;
    }
}
