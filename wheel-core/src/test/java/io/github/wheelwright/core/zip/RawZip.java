package io.github.wheelwright.core.zip;

import io.github.wheelwright.core.bytes.ByteSource;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Writes archives for tests, right ones and wrong ones, without any code of the library. */
public final class RawZip {
    final List<RawMember> members = new ArrayList<>();
    byte[] prefix = {};
    byte[] beforeDirectory = {};
    byte[] afterDirectory = {};
    byte[] comment = {};
    byte[] trailing = {};
    boolean zip64;
    long entriesShift;
    long sizeShift;
    long offsetShift;
    long locatorShift;
    long end64Size = 44;
    int disks = 1;
    int disk;

    public static RawZip of(RawMember... members) {
        RawZip zip = new RawZip();
        zip.members.addAll(List.of(members));
        return zip;
    }

    public RawZip add(RawMember member) {
        members.add(member);
        return this;
    }

    public RawZip zip64() {
        zip64 = true;
        return this;
    }

    public ByteSource source() {
        return ByteSource.of(bytes(), "test.zip");
    }

    public byte[] bytes() {
        Fields out = new Fields().raw(prefix);
        List<Long> offsets = new ArrayList<>();
        for (RawMember m : members) {
            out.raw(m.before);
            offsets.add(out.size() + m.shift);
            out.u32(0x04034b50)
                    .u16(m.version)
                    .u16(m.localFlags)
                    .u16(m.localMethod)
                    .u32(0x00210000);
            out.u32(m.localCrc).u32(m.localCompressed).u32(m.localSize);
            out.u16(m.localName.length)
                    .u16(m.localExtra.length)
                    .raw(m.localName)
                    .raw(m.localExtra);
            out.raw(m.data).raw(m.descriptor);
        }
        out.raw(beforeDirectory);
        long directory = out.size();
        for (int i = 0; i < members.size(); i++) {
            central(out, members.get(i), offsets.get(i));
        }
        long size = out.size() - directory + sizeShift;
        out.raw(afterDirectory);
        end(out, directory + offsetShift, size);
        return out.raw(trailing).bytes();
    }

    private static void central(Fields out, RawMember m, long offset) {
        out.u32(0x02014b50)
                .u16(3 << 8 | 20)
                .u16(m.version)
                .u16(m.centralFlags)
                .u16(m.centralMethod)
                .u32(0x00210000);
        out.u32(m.centralCrc).u32(m.centralCompressed).u32(m.centralSize);
        out.u16(m.centralName.length).u16(m.centralExtra.length).u16(m.comment.length);
        out.u16(m.disk).u16(0).u32(m.attributes).u32(offset);
        out.raw(m.centralName).raw(m.centralExtra).raw(m.comment);
    }

    private void end(Fields out, long directory, long size) {
        long entries = members.size() + entriesShift;
        if (zip64) {
            long end64 = out.size();
            out.u32(0x06064b50)
                    .u64(end64Size)
                    .u16(3 << 8 | 45)
                    .u16(45)
                    .u32(disk)
                    .u32(disk);
            out.u64(entries).u64(entries).u64(size).u64(directory);
            out.u32(0x07064b50).u32(0).u64(end64 + locatorShift).u32(disks);
            out.u32(0x06054b50)
                    .u16(disk)
                    .u16(disk)
                    .u16(0xffff)
                    .u16(0xffff)
                    .u32(0xffffffffL)
                    .u32(0xffffffffL);
        } else {
            out.u32(0x06054b50).u16(disk).u16(disk);
            out.u16((int) entries).u16((int) entries).u32(size).u32(directory);
        }
        out.u16(comment.length).raw(comment);
    }

    /** Little-endian fields. */
    static final class Fields {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Fields u16(int value) {
            out.write(value);
            out.write(value >> 8);
            return this;
        }

        Fields u32(long value) {
            return u16((int) value).u16((int) (value >> 16));
        }

        Fields u64(long value) {
            return u32(value).u32(value >> 32);
        }

        Fields raw(byte[] bytes) {
            out.writeBytes(bytes);
            return this;
        }

        long size() {
            return out.size();
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
