package io.github.wheelwright.core.zip;

import java.nio.ByteBuffer;

/**
 * A central directory record (APPNOTE 4.3.12), ZIP64 resolved: its sizes and offset are the real ones, and {@code extra} has
 * no ZIP64 block. The arrays are shared and never written to.
 */
record CentralRecord(
        int madeBy,
        int versionNeeded,
        int flags,
        int method,
        int dosTime,
        long crc32,
        long compressedSize,
        long size,
        int internalAttributes,
        int externalAttributes,
        long offset,
        byte[] name,
        byte[] extra,
        byte[] comment) {
    private static final byte[] NONE = {};
    private static final int VERSION_DEFLATE = 20;
    private static final int VERSION_ZIP64 = 45;
    private static final int UNIX = 3 << 8;

    /** A member as we write them: Unix permissions, no comment, one time for all. */
    static CentralRecord ours(
            byte[] name, int method, int mode, MemberTime time, long crc32, long compressedSize, long size) {
        return new CentralRecord(
                UNIX | VERSION_DEFLATE,
                VERSION_DEFLATE,
                MemberName.isAscii(name) ? 0 : Zip.UTF8_FLAG,
                method,
                time.dos(),
                crc32,
                compressedSize,
                size,
                0,
                mode << 16,
                0,
                name,
                NONE,
                NONE);
    }

    /** Reads the record at the position of {@code in}, which must hold all of its fixed part. */
    static CentralRecord parse(ByteBuffer in) throws ExtraFields.WrongExtraField {
        int at = in.position();
        byte[] name = new byte[in.getShort(at + 28) & 0xffff];
        byte[] extra = bytes(in.getShort(at + 30) & 0xffff);
        byte[] comment = bytes(in.getShort(at + 32) & 0xffff);
        in.position(at + Zip.CENTRAL_RECORD_SIZE);
        in.get(name).get(extra).get(comment);
        ExtraFields fields = ExtraFields.parse(extra, name);
        ExtraFields.Sizes sizes = fields.sizes(
                in.getInt(at + 24) & Zip.SENTINEL,
                in.getInt(at + 20) & Zip.SENTINEL,
                in.getInt(at + 42) & Zip.SENTINEL);
        return new CentralRecord(
                in.getShort(at + 4) & 0xffff,
                in.getShort(at + 6) & 0xffff,
                in.getShort(at + 8) & 0xffff,
                in.getShort(at + 10) & 0xffff,
                in.getInt(at + 12),
                in.getInt(at + 16) & Zip.SENTINEL,
                sizes.compressedSize(),
                sizes.size(),
                in.getShort(at + 36) & 0xffff,
                in.getInt(at + 38),
                sizes.offset(),
                name,
                fields.others(),
                comment);
    }

    /** Whether the record at the position of {@code in} is all there. */
    static boolean isWhole(ByteBuffer in) {
        if (in.remaining() < Zip.CENTRAL_RECORD_SIZE) {
            return false;
        }
        int at = in.position();
        return in.remaining() - Zip.CENTRAL_RECORD_SIZE
                >= (in.getShort(at + 28) & 0xffff) + (in.getShort(at + 30) & 0xffff) + (in.getShort(at + 32) & 0xffff);
    }

    private static byte[] bytes(int count) {
        return count == 0 ? NONE : new byte[count];
    }

    boolean hasDescriptor() {
        return (flags & Zip.DESCRIPTOR_FLAG) != 0;
    }

    int unixMode() {
        return externalAttributes >>> 16;
    }

    CentralRecord at(long newOffset) {
        return newOffset == offset ? this : moved(newOffset);
    }

    private CentralRecord moved(long newOffset) {
        return new CentralRecord(
                madeBy,
                versionNeeded,
                flags,
                method,
                dosTime,
                crc32,
                compressedSize,
                size,
                internalAttributes,
                externalAttributes,
                newOffset,
                name,
                extra,
                comment);
    }

    /** The same member under another name, with all it needs in its header: no descriptor. */
    CentralRecord renamed(byte[] newName) {
        int kept = flags & ~(Zip.DESCRIPTOR_FLAG | Zip.UTF8_FLAG);
        return new CentralRecord(
                madeBy,
                versionNeeded,
                MemberName.isAscii(newName) ? kept : kept | Zip.UTF8_FLAG,
                method,
                dosTime,
                crc32,
                compressedSize,
                size,
                internalAttributes,
                externalAttributes,
                offset,
                newName,
                // what is left here was checked against the old name, or holds owners and times of the build machine
                NONE,
                comment);
    }

    /** A local header that agrees with this record (APPNOTE 4.3.7), with a ZIP64 block only where the sizes need one. */
    byte[] localHeader() {
        return localHeader(size >= Zip.SENTINEL || compressedSize >= Zip.SENTINEL);
    }

    /** A local header with or without a ZIP64 block; both sizes have to be in it (APPNOTE 4.5.3). */
    byte[] localHeader(boolean zip64) {
        int extraLength = zip64 ? 20 : 0;
        ByteBuffer out = Zip.allocate(Zip.LOCAL_HEADER_SIZE + name.length + extraLength);
        out.putInt(Zip.LOCAL_HEADER);
        out.putShort((short) (zip64 ? Math.max(versionNeeded, VERSION_ZIP64) : versionNeeded));
        out.putShort((short) flags).putShort((short) method).putInt(dosTime).putInt((int) crc32);
        out.putInt(zip64 ? -1 : (int) compressedSize).putInt(zip64 ? -1 : (int) size);
        out.putShort((short) name.length).putShort((short) extraLength).put(name);
        if (zip64) {
            out.putShort((short) ExtraFields.ZIP64).putShort((short) 16);
            out.putLong(size).putLong(compressedSize);
        }
        return out.array();
    }

    /** Bytes that {@link #writeTo} writes. */
    int length() {
        return Zip.CENTRAL_RECORD_SIZE + name.length + extraLength() + comment.length;
    }

    private int extraLength() {
        int values = zip64Values();
        return kept().length + (values == 0 ? 0 : 4 + 8 * values);
    }

    private int zip64Values() {
        return (size >= Zip.SENTINEL ? 1 : 0)
                + (compressedSize >= Zip.SENTINEL ? 1 : 0)
                + (offset >= Zip.SENTINEL ? 1 : 0);
    }

    /** An extra field so full that a ZIP64 block has no room beside it holds nothing that an installer needs. */
    private byte[] kept() {
        return extra.length + 28 > 0xffff ? NONE : extra;
    }

    /** Writes this record; the ZIP64 block holds exactly the values that need it, and stands first. */
    void writeTo(ByteBuffer out) {
        int values = zip64Values();
        out.putInt(Zip.CENTRAL_RECORD).putShort((short) madeBy);
        out.putShort((short) (values == 0 ? versionNeeded : Math.max(versionNeeded, VERSION_ZIP64)));
        out.putShort((short) flags).putShort((short) method).putInt(dosTime).putInt((int) crc32);
        out.putInt((int) Math.min(compressedSize, Zip.SENTINEL)).putInt((int) Math.min(size, Zip.SENTINEL));
        out.putShort((short) name.length).putShort((short) extraLength()).putShort((short) comment.length);
        out.putShort((short) 0).putShort((short) internalAttributes).putInt(externalAttributes);
        out.putInt((int) Math.min(offset, Zip.SENTINEL)).put(name);
        if (values > 0) {
            out.putShort((short) ExtraFields.ZIP64).putShort((short) (8 * values));
            putIfLarge(out, size);
            putIfLarge(out, compressedSize);
            putIfLarge(out, offset);
        }
        out.put(kept()).put(comment);
    }

    private static void putIfLarge(ByteBuffer out, long value) {
        if (value >= Zip.SENTINEL) {
            out.putLong(value);
        }
    }
}
