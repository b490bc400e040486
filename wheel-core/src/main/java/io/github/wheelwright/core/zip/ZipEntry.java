package io.github.wheelwright.core.zip;

import java.util.Locale;

/**
 * A member of an archive, as its central directory record describes it (APPNOTE 4.3.12). Immutable.
 *
 * <p>Sizes and offsets are in bytes, after ZIP64.
 */
public final class ZipEntry {
    private final String name;
    private final Method method;
    private final CentralRecord record;
    private final long extent;

    /** How the content of a member is kept. */
    public enum Method {
        /** As it is. */
        STORED(0),
        /** Deflate, RFC 1951. */
        DEFLATED(8);

        private final int code;

        Method(int code) {
            this.code = code;
        }

        /** The number in the headers (APPNOTE 4.4.5). */
        public int code() {
            return code;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    ZipEntry(String name, Method method, CentralRecord record, long extent) {
        this.name = name;
        this.method = method;
        this.record = record;
        this.extent = extent;
    }

    /** Path within the archive, {@code /}-separated; a folder's ends in {@code /}. */
    public String name() {
        return name;
    }

    /** How the content is kept. */
    public Method method() {
        return method;
    }

    /** General purpose flags (APPNOTE 4.4.4). */
    public int flags() {
        return record.flags();
    }

    /** CRC-32 of the content, 0 to 2³²−1. */
    public long crc32() {
        return record.crc32();
    }

    /** Bytes that the content takes in the archive. */
    public long compressedSize() {
        return record.compressedSize();
    }

    /** Bytes of the content. */
    public long size() {
        return record.size();
    }

    /** Where the local header begins. */
    public long offset() {
        return record.offset();
    }

    /** Bytes of local header, data and data descriptor together: the member is {@code [offset, offset + extent)}. */
    public long extent() {
        return extent;
    }

    /** File type and permissions as in {@code st_mode}; 0 where the archive tells none. */
    public int unixMode() {
        return record.unixMode();
    }

    /** Whether this is an entry for a folder. */
    public boolean isDirectory() {
        return name.endsWith("/");
    }

    /** Whether sizes and CRC follow the data (APPNOTE 4.3.9); PyPI refuses such wheels, and an edit mends them. */
    public boolean hasDataDescriptor() {
        return record.hasDescriptor();
    }

    /** Whether its directory record has a comment; PyPI refuses such wheels. */
    public boolean hasComment() {
        return record.comment().length > 0;
    }

    CentralRecord record() {
        return record;
    }

    @Override
    public String toString() {
        return name + " (" + method + ", " + size() + " bytes at " + offset() + ")";
    }
}
