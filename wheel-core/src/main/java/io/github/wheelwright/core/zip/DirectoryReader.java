package io.github.wheelwright.core.zip;

import io.github.wheelwright.core.bytes.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Reads the central directory, and refuses one that does not account for every byte before it (APPNOTE 4.3.12). */
final class DirectoryReader {
    /** Encryption, strong encryption, masked headers. */
    private static final int ENCRYPTED_FLAGS = 1 | 1 << 6 | 1 << 13;

    /** Deflate level hints, data descriptor, UTF-8. */
    private static final int KNOWN_FLAGS = 1 << 1 | 1 << 2 | Zip.DESCRIPTOR_FLAG | Zip.UTF8_FLAG;

    /** Best that deflate can do: 258 bytes for two bits. */
    private static final int DEFLATE_RATIO = 1032;

    private static final int MOST_EXTRA = 0xffff;
    private static final int LONGEST_DESCRIPTOR = 24;
    private static final int HIGHEST_VERSION = 63;

    private static final int TYPE_MASK = 0170000;
    private static final int REGULAR = 0100000;
    private static final int FOLDER = 0040000;

    private final ByteSource source;
    private final EndRecord end;
    private final ZipLimits limits;
    private final Faults faults;
    private final NameTable names = new NameTable();
    private long totalSize;

    private record Draft(String name, ZipEntry.Method method, CentralRecord record) {}

    DirectoryReader(ByteSource source, EndRecord end, ZipLimits limits, Faults faults) {
        this.source = source;
        this.end = end;
        this.limits = limits;
        this.faults = faults;
    }

    List<ZipEntry> read() throws IOException {
        checkPlace();
        ByteBuffer directory = Zip.littleEndian(source.read(end.directoryOffset(), (int) end.directorySize()));
        List<Draft> drafts = new ArrayList<>((int) end.entries());
        for (long i = 0; i < end.entries(); i++) {
            drafts.add(draft(directory));
        }
        if (directory.hasRemaining()) {
            throw faults.at(
                    end.directoryOffset() + directory.position(),
                    ZipFault.DIRECTORY_WRONG,
                    "the central directory has " + directory.remaining() + " bytes more than its " + end.entries()
                            + " records");
        }
        return withExtents(drafts);
    }

    private void checkPlace() throws IOException {
        long size = end.directorySize();
        long offset = end.directoryOffset();
        long expected = end.directoryEnd() - size;
        if (expected < 0 || offset > expected) {
            throw faults.at(
                    end.directoryEnd(),
                    ZipFault.END_RECORD_WRONG,
                    "the end record places a central directory of " + size + " bytes at byte " + offset
                            + ", where it has no room");
        }
        if (offset < expected) {
            boolean shifted =
                    size >= 4 && Zip.littleEndian(source.read(expected, 4)).getInt() == Zip.CENTRAL_RECORD;
            throw faults.at(
                    shifted ? 0 : end.directoryEnd(),
                    shifted ? ZipFault.PREFIX_DATA : ZipFault.END_RECORD_WRONG,
                    shifted
                            ? expected - offset + " bytes stand before the archive"
                            : "the end record places the central directory at byte " + offset + ", and it should be at "
                                    + expected);
        }
        if (size > limits.directoryBytes() || end.entries() > limits.entries()) {
            throw faults.at(
                    offset,
                    ZipFault.LIMIT_EXCEEDED,
                    "a central directory of " + size + " bytes and " + end.entries() + " members; the limits are "
                            + limits.directoryBytes() + " and " + limits.entries());
        }
        if (end.entries() > size / Zip.CENTRAL_RECORD_SIZE) {
            throw faults.at(
                    end.directoryEnd(),
                    ZipFault.END_RECORD_WRONG,
                    "the end record counts " + end.entries() + " members in a central directory of " + size + " bytes");
        }
    }

    private Draft draft(ByteBuffer directory) {
        int position = directory.position();
        long at = end.directoryOffset() + position;
        if (!CentralRecord.isWhole(directory) || directory.getInt(position) != Zip.CENTRAL_RECORD) {
            throw faults.at(
                    at, ZipFault.DIRECTORY_WRONG, "here the central directory should have a record, and has none");
        }
        int nameLength = directory.getShort(position + 28) & 0xffff;
        if (nameLength > limits.nameBytes()) {
            throw faults.at(
                    at,
                    ZipFault.LIMIT_EXCEEDED,
                    "a name of " + nameLength + " bytes; the limit is " + limits.nameBytes());
        }
        byte[] rawName = new byte[nameLength];
        directory.get(position + Zip.CENTRAL_RECORD_SIZE, rawName);
        boolean utf8 = (directory.getShort(position + 8) & Zip.UTF8_FLAG) != 0;
        String name = MemberName.decode(rawName, utf8)
                .orElseThrow(() -> faults.in(
                        MemberName.lossy(rawName),
                        at,
                        ZipFault.NAME_ENCODING,
                        utf8
                                ? "the name is said to be UTF-8 and is not"
                                : "the name is not ASCII, and is not said to be UTF-8"));
        if (directory.getShort(position + 34) != 0) {
            throw faults.in(name, at, ZipFault.MULTI_DISK, "the member is on another disk");
        }
        CentralRecord record;
        try {
            record = CentralRecord.parse(directory);
        } catch (ExtraFields.WrongExtraField e) {
            throw faults.in(name, at, ZipFault.EXTRA_FIELD_WRONG, String.valueOf(e.getMessage()));
        }
        ZipEntry.Method method = checkFeatures(name, at, record);
        checkName(name, at, record);
        checkSizes(name, at, record, method);
        return new Draft(name, method, record);
    }

    private ZipEntry.Method checkFeatures(String name, long at, CentralRecord record) {
        if ((record.flags() & ENCRYPTED_FLAGS) != 0) {
            throw faults.in(name, at, ZipFault.ENCRYPTED, "the member is encrypted");
        }
        if ((record.flags() & ~KNOWN_FLAGS) != 0) {
            throw faults.in(
                    name,
                    at,
                    ZipFault.UNSUPPORTED_FEATURE,
                    String.format(
                            "flags 0x%04x, of which 0x%04x are reserved",
                            record.flags(), record.flags() & ~KNOWN_FLAGS));
        }
        if (record.versionNeeded() > HIGHEST_VERSION) {
            throw faults.in(
                    name,
                    at,
                    ZipFault.UNSUPPORTED_FEATURE,
                    "the member needs version " + record.versionNeeded() + " of the zip format");
        }
        if (Comments.hideArchive(record.comment())) {
            throw faults.in(
                    name, at, ZipFault.COMMENT_HIDES_ARCHIVE, "the comment contains the signature of a zip record");
        }
        return switch (record.method()) {
            case 0 -> ZipEntry.Method.STORED;
            case 8 -> ZipEntry.Method.DEFLATED;
            default ->
                throw faults.in(
                        name,
                        at,
                        ZipFault.UNSUPPORTED_METHOD,
                        "compression " + methodName(record.method())
                                + "; wheels may only hold stored and deflated members");
        };
    }

    private static String methodName(int method) {
        return switch (method) {
            case 9 -> "deflate64 (9)";
            case 12 -> "bzip2 (12)";
            case 14 -> "LZMA (14)";
            case 93 -> "zstd (93)";
            case 95 -> "xz (95)";
            default -> "method " + method;
        };
    }

    private void checkName(String name, long at, CentralRecord record) {
        MemberName.problem(name).ifPresent(problem -> {
            throw faults.in(name, at, ZipFault.UNSAFE_NAME, problem);
        });
        names.add(name).ifPresent(clash -> {
            throw faults.in(name, at, clash.fault(), clash.problem());
        });
        int type = record.unixMode() & TYPE_MASK;
        boolean folder = name.endsWith("/");
        if (type != 0 && type != REGULAR && type != FOLDER) {
            throw faults.in(
                    name,
                    at,
                    ZipFault.SPECIAL_FILE,
                    String.format("neither a file nor a folder but a special file (mode 0%o)", record.unixMode()));
        }
        if (type != 0 && (type == FOLDER) != folder) {
            throw faults.in(
                    name,
                    at,
                    ZipFault.SPECIAL_FILE,
                    String.format(
                            "the name is that of a %s, the mode 0%o is not",
                            folder ? "folder" : "file", record.unixMode()));
        }
        if (folder && (record.size() != 0 || record.compressedSize() > 2)) {
            throw faults.in(name, at, ZipFault.FOLDER_WITH_DATA, "a folder with content");
        }
    }

    private void checkSizes(String name, long at, CentralRecord record, ZipEntry.Method method) {
        long size = record.size();
        long compressed = record.compressedSize();
        boolean possible = method == ZipEntry.Method.STORED
                ? size == compressed
                : compressed > 0 && size / DEFLATE_RATIO <= compressed;
        if (!possible) {
            throw faults.in(
                    name,
                    at,
                    ZipFault.SIZE_DISAGREES,
                    compressed + " bytes " + method + " cannot be " + size + " bytes of content");
        }
        totalSize += size;
        if (size > limits.memberSize() || totalSize > limits.totalSize() || totalSize < 0) {
            throw faults.in(
                    name,
                    at,
                    ZipFault.LIMIT_EXCEEDED,
                    size + " bytes of content, " + totalSize + " in all so far; the limits are " + limits.memberSize()
                            + " and " + limits.totalSize());
        }
    }

    /** In order of their offsets, members have to follow each other from the first byte to the directory. */
    private List<ZipEntry> withExtents(List<Draft> drafts) {
        Integer[] order = new Integer[drafts.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        Arrays.sort(order, Comparator.comparingLong(i -> drafts.get(i).record().offset()));
        long first = order.length == 0
                ? end.directoryOffset()
                : drafts.get(order[0]).record().offset();
        if (first != 0) {
            throw faults.at(0, ZipFault.PREFIX_DATA, first + " bytes stand before the first member");
        }
        ZipEntry[] entries = new ZipEntry[order.length];
        for (int i = 0; i < order.length; i++) {
            Draft draft = drafts.get(order[i]);
            long next = i + 1 < order.length ? drafts.get(order[i + 1]).record().offset() : end.directoryOffset();
            entries[order[i]] = new ZipEntry(draft.name, draft.method, draft.record, extent(draft, next));
        }
        return List.of(entries);
    }

    private long extent(Draft draft, long next) {
        CentralRecord record = draft.record;
        long extent = next - record.offset();
        long known = Zip.LOCAL_HEADER_SIZE + record.name().length + record.compressedSize();
        if (known < 0 || extent < known) {
            throw faults.in(
                    draft.name,
                    record.offset(),
                    ZipFault.OVERLAP,
                    "needs at least " + known + " bytes, and the next record begins after " + extent);
        }
        if (extent - known > MOST_EXTRA + LONGEST_DESCRIPTOR) {
            throw faults.in(
                    draft.name,
                    record.offset(),
                    ZipFault.GAP,
                    extent - known + " bytes after the data belong to no member");
        }
        return extent;
    }
}
