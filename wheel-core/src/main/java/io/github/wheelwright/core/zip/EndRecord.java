package io.github.wheelwright.core.zip;

import io.github.wheelwright.core.bytes.TailSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What the end of an archive says of its central directory: end of central directory record, ZIP64 record and locator
 * (APPNOTE 4.3.14–4.3.16), which must agree with each other and stand directly behind the directory.
 *
 * @param directoryEnd offset of the first of these records, where the directory has to end
 */
record EndRecord(long entries, long directoryOffset, long directorySize, long directoryEnd, byte[] comment) {

    static EndRecord find(TailSource source, Faults faults) throws IOException {
        ByteBuffer tail = Zip.littleEndian(source.tail());
        long base = source.tailOffset();
        int at = locate(source, tail, faults);
        int commentLength = tail.getShort(at + 20) & 0xffff;
        byte[] comment = new byte[commentLength];
        tail.get(at + Zip.END_SIZE, comment);
        if (Comments.hideArchive(comment)) {
            throw faults.at(
                    base + at,
                    ZipFault.COMMENT_HIDES_ARCHIVE,
                    "the archive comment contains the signature of a zip record");
        }
        boolean zip64 = at >= Zip.LOCATOR64_SIZE && tail.getInt(at - Zip.LOCATOR64_SIZE) == Zip.LOCATOR64;
        int disk = tail.getShort(at + 4) & 0xffff;
        int startDisk = tail.getShort(at + 6) & 0xffff;
        if (disk != startDisk || disk != 0 && !(zip64 && disk == Zip.SHORT_SENTINEL)) {
            throw faults.at(base + at, ZipFault.MULTI_DISK, "the archive is one part of several");
        }
        int entriesHere = tail.getShort(at + 8) & 0xffff;
        int entries = tail.getShort(at + 10) & 0xffff;
        if (entriesHere != entries) {
            throw faults.at(
                    base + at,
                    ZipFault.END_RECORD_WRONG,
                    "the end record counts " + entriesHere + " members on this disk and " + entries + " in all");
        }
        long size = tail.getInt(at + 12) & Zip.SENTINEL;
        long offset = tail.getInt(at + 16) & Zip.SENTINEL;
        EndRecord plain = new EndRecord(entries, offset, size, base + at, comment);
        if (zip64) {
            return plain.with64(source, tail, at - Zip.LOCATOR64_SIZE, faults);
        }
        if (size == Zip.SENTINEL || offset == Zip.SENTINEL) {
            throw faults.at(
                    base + at,
                    ZipFault.ZIP64_END_RECORD_WRONG,
                    "the end record refers to a ZIP64 record that is not there");
        }
        return plain;
    }

    /** Position of the end record in the tail. */
    private static int locate(TailSource source, ByteBuffer tail, Faults faults) throws IOException {
        int last = tail.capacity() - Zip.END_SIZE;
        if (last >= 0 && tail.getInt(last) == Zip.END && tail.getShort(last + 20) == 0) {
            return last;
        }
        for (int at = last; at >= 0 && at >= last - 0xffff; at--) {
            if (tail.getInt(at) != Zip.END) {
                continue;
            }
            int behind = last - at;
            int comment = tail.getShort(at + 20) & 0xffff;
            if (comment == behind) {
                return at;
            }
            throw faults.at(
                    source.tailOffset() + at + Zip.END_SIZE,
                    ZipFault.TRAILING_DATA,
                    behind + " bytes follow the end record, whose comment has " + comment
                            + ": something was appended, or the file was cut off within an archive inside it");
        }
        throw notAnArchive(source, faults);
    }

    private static ZipFormatException notAnArchive(TailSource source, Faults faults) throws IOException {
        if (source.length() == 0) {
            return faults.at(0, ZipFault.TRUNCATED, "the file is empty", "fetch or build the wheel again");
        }
        byte[] head = source.read(0, (int) Math.min(64, source.length()));
        if (head.length >= 2 && head[0] == 'P' && head[1] == 'K') {
            return faults.at(
                    source.length(),
                    ZipFault.TRUNCATED,
                    "begins as a zip archive but has no end record: it was cut off after " + source.length() + " bytes",
                    "fetch or build the wheel again");
        }
        String begins =
                Faults.printable(new String(head, StandardCharsets.ISO_8859_1)).strip();
        return faults.at(
                0,
                ZipFault.NOT_A_ZIP,
                "not a zip archive; it begins with \"" + begins.substring(0, Math.min(40, begins.length())) + "\"",
                "check that the file was fetched itself, and not an error page or a pointer to it");
    }

    private EndRecord with64(TailSource source, ByteBuffer tail, int locator, Faults faults) {
        long base = source.tailOffset();
        long record = tail.getLong(locator + 8);
        int at = locator - Zip.END64_SIZE;
        if (tail.getInt(locator + 4) != 0 || tail.getInt(locator + 16) != 1) {
            throw faults.at(base + locator, ZipFault.MULTI_DISK, "the ZIP64 locator counts more than one disk");
        }
        if (at < 0 || record != base + at || tail.getInt(at) != Zip.END64) {
            throw faults.at(
                    base + locator,
                    ZipFault.ZIP64_END_RECORD_WRONG,
                    "the ZIP64 locator points to byte " + Long.toUnsignedString(record)
                            + ", where no ZIP64 end record of " + Zip.END64_SIZE + " bytes stands before it");
        }
        if (tail.getLong(at + 4) != Zip.END64_SIZE - 12) {
            throw faults.at(
                    base + at,
                    ZipFault.ZIP64_END_RECORD_WRONG,
                    "the ZIP64 end record says it is " + Long.toUnsignedString(tail.getLong(at + 4) + 12)
                            + " bytes long; only " + Zip.END64_SIZE + " are understood");
        }
        if (tail.getInt(at + 16) != 0 || tail.getInt(at + 20) != 0) {
            throw faults.at(base + at, ZipFault.MULTI_DISK, "the archive is one part of several");
        }
        long entries64 = tail.getLong(at + 32);
        long size64 = tail.getLong(at + 40);
        long offset64 = tail.getLong(at + 48);
        boolean agree = tail.getLong(at + 24) == entries64
                && (entries == Zip.SHORT_SENTINEL || entries == entries64)
                && (directorySize == Zip.SENTINEL || directorySize == size64)
                && (directoryOffset == Zip.SENTINEL || directoryOffset == offset64);
        if (!agree || entries64 < 0 || size64 < 0 || offset64 < 0) {
            throw faults.at(
                    base + at, ZipFault.ZIP64_END_RECORD_WRONG, "the ZIP64 end record disagrees with the end record");
        }
        return new EndRecord(entries64, offset64, size64, base + at, comment);
    }
}
