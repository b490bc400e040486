package io.github.wheelwright.core.zip;

import io.github.wheelwright.core.bytes.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Reads the central directory, and refuses one that does not account for every byte before it (APPNOTE 4.3.12). */
final class DirectoryReader {
    private static final int MOST_EXTRA = 0xffff;
    private static final int LONGEST_DESCRIPTOR = 24;

    private final ByteSource source;
    private final EndRecord end;
    private final ZipLimits limits;
    private final Faults faults;
    private final MemberRules rules;

    private record Draft(String name, ZipEntry.Method method, CentralRecord record) {}

    DirectoryReader(ByteSource source, EndRecord end, ZipLimits limits, Faults faults) {
        this.source = source;
        this.end = end;
        this.limits = limits;
        this.faults = faults;
        this.rules = new MemberRules(limits, faults);
    }

    List<ZipEntry> read() throws IOException {
        checkPlace();
        List<Draft> drafts = new ArrayList<>((int) end.entries());
        try (InputStream in = source.stream(end.directoryOffset(), end.directorySize())) {
            DirectoryWindow directory = new DirectoryWindow(in, end.directorySize());
            for (long i = 0; i < end.entries(); i++) {
                long at = end.directoryOffset() + end.directorySize() - directory.remaining();
                drafts.add(draft(directory.next(), at));
            }
            if (directory.remaining() > 0) {
                throw faults.at(
                        end.directoryOffset() + end.directorySize() - directory.remaining(),
                        ZipFault.DIRECTORY_WRONG,
                        "the central directory has " + directory.remaining() + " bytes more than its " + end.entries()
                                + " records");
            }
        }
        rules.checkTogether(end.directoryOffset());
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

    private Draft draft(ByteBuffer directory, long at) {
        int position = directory.position();
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
        if (directory.getShort(position + 34) != 0) {
            throw faults.at(at, ZipFault.MULTI_DISK, "a member is on another disk");
        }
        CentralRecord record;
        try {
            record = CentralRecord.parse(directory);
        } catch (ExtraFields.WrongExtraField e) {
            throw faults.at(at, ZipFault.EXTRA_FIELD_WRONG, "central directory: " + e.getMessage());
        }
        String name = rules.name(at, record);
        return new Draft(name, rules.check(name, at, record), record);
    }

    /** In order of their offsets, members have to follow each other from the first byte to the directory. */
    private List<ZipEntry> withExtents(List<Draft> drafts) {
        Integer[] order = new Integer[drafts.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        if (!isAscending(drafts)) {
            Arrays.sort(
                    order, Comparator.comparingLong(i -> drafts.get(i).record().offset()));
        }
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

    private static boolean isAscending(List<Draft> drafts) {
        long last = -1;
        for (Draft draft : drafts) {
            if (draft.record.offset() < last) {
                return false;
            }
            last = draft.record.offset();
        }
        return true;
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
