package io.github.wheelwright.core.zip;

import java.nio.ByteBuffer;
import java.util.List;

/** Central directory and end records (APPNOTE 4.3.12–4.3.16), with ZIP64 exactly where a value does not fit without. */
final class DirectoryWriter {
    private static final int VERSION_ZIP64 = 45;
    private static final int UNIX = 3 << 8;

    private DirectoryWriter() {}

    /** All that follows the members; {@code offset} is where it will stand. */
    static byte[] write(List<CentralRecord> records, long offset, byte[] comment) {
        long size = records.stream().mapToLong(CentralRecord::length).sum();
        long entries = records.size();
        boolean zip64 = entries >= Zip.SHORT_SENTINEL || size >= Zip.SENTINEL || offset >= Zip.SENTINEL;
        int tail = (zip64 ? Zip.END64_SIZE + Zip.LOCATOR64_SIZE : 0) + Zip.END_SIZE + comment.length;
        ByteBuffer out = Zip.allocate(Math.toIntExact(size + tail));
        records.forEach(record -> record.writeTo(out));
        if (zip64) {
            out.put(end64(entries, size, offset));
        }
        out.putInt(Zip.END).putInt(0);
        short shown = (short) Math.min(entries, Zip.SHORT_SENTINEL);
        out.putShort(shown).putShort(shown);
        out.putInt((int) Math.min(size, Zip.SENTINEL)).putInt((int) Math.min(offset, Zip.SENTINEL));
        out.putShort((short) comment.length).put(comment);
        return out.array();
    }

    private static byte[] end64(long entries, long size, long offset) {
        ByteBuffer out = Zip.allocate(Zip.END64_SIZE + Zip.LOCATOR64_SIZE);
        out.putInt(Zip.END64).putLong(Zip.END64_SIZE - 12);
        out.putShort((short) (UNIX | VERSION_ZIP64)).putShort((short) VERSION_ZIP64);
        out.putInt(0).putInt(0).putLong(entries).putLong(entries).putLong(size).putLong(offset);
        out.putInt(Zip.LOCATOR64).putInt(0).putLong(offset + size).putInt(1);
        return out.array();
    }
}
