package io.github.wheelwright.core.zip;

import java.nio.ByteBuffer;

/** Compares what stands around a member's data with what the central directory says (APPNOTE 4.3.7, 4.3.9). */
record LocalHeader(Faults faults, ZipEntry entry) {
    private static final int SIGNED_DESCRIPTOR = 16;
    private static final int SIGNED_DESCRIPTOR64 = 24;

    /** Length of the whole header, from its fixed part at the position of {@code in}. */
    int length(ByteBuffer in) {
        int at = in.position();
        if (in.getInt(at) != Zip.LOCAL_HEADER) {
            throw wrong("there is no local header here");
        }
        int nameLength = in.getShort(at + 26) & 0xffff;
        if (nameLength != entry.record().name().length) {
            throw wrong("the local header has another name");
        }
        int length = Zip.LOCAL_HEADER_SIZE + nameLength + (in.getShort(at + 28) & 0xffff);
        checkRoom(length);
        return length;
    }

    /** What the extent holds besides header and data has to be one data descriptor, or nothing. */
    private void checkRoom(int headerLength) {
        long rest = entry.extent() - headerLength - entry.compressedSize();
        if (rest < 0) {
            throw faults.in(
                    entry, ZipFault.OVERLAP, "the data would reach " + -rest + " bytes into what follows the member");
        }
        if (!entry.hasDataDescriptor() && rest > 0) {
            throw faults.in(entry, ZipFault.GAP, rest + " bytes after the data belong to no member");
        }
        if (entry.hasDataDescriptor() && rest != 12 && rest != 16 && rest != 20 && rest != 24) {
            throw faults.in(
                    entry, ZipFault.DESCRIPTOR_DISAGREES, rest + " bytes after the data, which is no data descriptor");
        }
    }

    /** Checks the header at the position of {@code in}, all of it there; the position is then behind it. */
    void check(ByteBuffer in) {
        int at = in.position();
        CentralRecord central = entry.record();
        int length = length(in);
        byte[] name = central.name();
        if (!in.slice(at + Zip.LOCAL_HEADER_SIZE, name.length).equals(ByteBuffer.wrap(name))) {
            byte[] local = new byte[name.length];
            in.get(at + Zip.LOCAL_HEADER_SIZE, local);
            throw wrong("the local header has the name " + Faults.printable(MemberName.lossy(local)));
        }
        byte[] extra = new byte[length - Zip.LOCAL_HEADER_SIZE - name.length];
        in.position(at + Zip.LOCAL_HEADER_SIZE + name.length);
        in.get(extra);
        compare("flags", in.getShort(at + 6) & 0xffff, central.flags());
        compare("method", in.getShort(at + 8) & 0xffff, central.method());
        ExtraFields.Sizes sizes;
        try {
            sizes = ExtraFields.parse(extra, name)
                    .sizes(in.getInt(at + 22) & Zip.SENTINEL, in.getInt(at + 18) & Zip.SENTINEL, -1);
        } catch (ExtraFields.WrongExtraField e) {
            throw faults.in(entry, ZipFault.EXTRA_FIELD_WRONG, "local header: " + e.getMessage());
        }
        compareUnlessDeferred("CRC-32", in.getInt(at + 14) & Zip.SENTINEL, central.crc32());
        compareUnlessDeferred("compressed size", sizes.compressedSize(), central.compressedSize());
        compareUnlessDeferred("size", sizes.size(), central.size());
    }

    /** Checks the bytes between the data and the end of the extent. */
    void checkDescriptor(ByteBuffer in) {
        int rest = in.remaining();
        boolean signed = rest == SIGNED_DESCRIPTOR || rest == SIGNED_DESCRIPTOR64;
        boolean wide = rest > SIGNED_DESCRIPTOR;
        boolean right = (!signed || in.getInt() == Zip.DESCRIPTOR)
                && (in.getInt() & Zip.SENTINEL) == entry.crc32()
                && (wide ? in.getLong() : in.getInt() & Zip.SENTINEL) == entry.compressedSize()
                && (wide ? in.getLong() : in.getInt() & Zip.SENTINEL) == entry.size();
        if (!right) {
            throw faults.in(
                    entry, ZipFault.DESCRIPTOR_DISAGREES, "the data descriptor disagrees with the central directory");
        }
    }

    private void compareUnlessDeferred(String what, long local, long central) {
        if (local != 0 || !entry.hasDataDescriptor()) {
            compare(what, local, central);
        }
    }

    private void compare(String what, long local, long central) {
        if (local != central) {
            throw wrong("the local header says " + what + " " + local + ", the central directory " + central);
        }
    }

    private ZipFormatException wrong(String problem) {
        return faults.in(entry, ZipFault.LOCAL_HEADER_DISAGREES, problem);
    }
}
