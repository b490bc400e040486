package io.github.wheelwright.core.zip;

import io.github.wheelwright.core.WheelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Changes to an archive, turned into a plan. Members that stay keep their bytes and their order, and neighbours are copied as
 * one run; what is removed leaves no gap; what is added stands at the end. A member that stays but had a data descriptor gets
 * its sizes into its header instead. The archive must not be closed before the plan has run.
 *
 * <pre>{@code
 * SplicePlan plan = ArchiveEdit.of(archive).remove(entry).add(NewMember.of("a.txt", bytes, NewMember.FILE)).plan();
 * }</pre>
 */
public final class ArchiveEdit {
    /** Longer members are not held in memory. */
    private static final int LARGEST_LITERAL = 1 << 20;

    private final ZipArchive archive;
    private final Set<String> removed = new HashSet<>();
    private final Map<String, String> renamed = new HashMap<>();
    private final List<NewMember> added = new ArrayList<>();
    private MemberTime time = MemberTime.FIXED;

    private ArchiveEdit(ZipArchive archive) {
        this.archive = archive;
    }

    /** An edit of {@code archive} that changes nothing yet. */
    public static ArchiveEdit of(ZipArchive archive) {
        return new ArchiveEdit(archive);
    }

    /** Leaves a member out. */
    public ArchiveEdit remove(ZipEntry entry) {
        removed.add(entry.name());
        return this;
    }

    /** Gives a member another name; its content is copied as it is. */
    public ArchiveEdit rename(ZipEntry entry, String name) {
        renamed.put(entry.name(), name);
        return this;
    }

    /** Sets the time of the members that are added; {@link MemberTime#FIXED} otherwise. */
    public ArchiveEdit at(MemberTime newTime) {
        time = newTime;
        return this;
    }

    /** Adds a member after all others. */
    public ArchiveEdit add(NewMember member) {
        added.add(member);
        return this;
    }

    /**
     * The new archive. Without changes, the plan copies the old one as it is.
     *
     * @throws WheelException if the names in the result would collide
     * @throws ZipFormatException if the local header of a member that has to be changed disagrees
     */
    public SplicePlan plan() throws IOException {
        if (removed.isEmpty() && renamed.isEmpty() && added.isEmpty()) {
            return SplicePlan.copyOf(archive.source());
        }
        checkNames();
        SplicePlan.Builder plan = SplicePlan.builder();
        List<CentralRecord> directory = keep(plan);
        for (NewMember member : added) {
            directory.add(add(plan, member));
        }
        return plan.adopt(DirectoryWriter.write(directory, plan.position(), archive.comment()))
                .build();
    }

    ZipArchive archive() {
        return archive;
    }

    /** Names that were there before cannot collide, so an edit in place needs no look at all others. */
    private void checkNames() {
        if (renamed.isEmpty()
                && removed.containsAll(added.stream().map(NewMember::name).toList())
                && allDifferent()) {
            return;
        }
        NameTable names = new NameTable();
        for (ZipEntry entry : archive.entries()) {
            if (!removed.contains(entry.name())) {
                checkName(names, renamed.getOrDefault(entry.name(), entry.name()));
            }
        }
        added.forEach(member -> checkName(names, member.name()));
        names.fileAsFolder().ifPresent(this::refuse);
    }

    private boolean allDifferent() {
        return added.stream().map(NewMember::name).distinct().count() == added.size();
    }

    private void checkName(NameTable names, String name) {
        MemberName.problem(name).ifPresent(problem -> {
            throw new WheelException(Faults.printable(name) + " cannot be a member of a wheel: " + problem);
        });
        names.add(name).ifPresent(this::refuse);
    }

    private void refuse(NameTable.Clash clash) {
        throw new WheelException(Faults.printable(clash.name()) + " cannot be a member of "
                + archive.source().description() + ": " + clash.problem());
    }

    /** Plans the members that stay, in the order of their bytes; their new records, in the order of the directory. */
    private List<CentralRecord> keep(SplicePlan.Builder plan) throws IOException {
        List<ZipEntry> entries = archive.entries();
        List<ZipEntry> inOrder = ByOffset.sorted(entries);
        List<CentralRecord> records = new ArrayList<>(entries.size() + added.size());
        Map<String, CentralRecord> byName = new HashMap<>();
        for (ZipEntry entry : inOrder) {
            if (removed.contains(entry.name())) {
                continue;
            }
            CentralRecord record = keep(plan, entry);
            if (inOrder == entries) {
                records.add(record);
            } else {
                byName.put(entry.name(), record);
            }
        }
        if (inOrder != entries) {
            entries.stream()
                    .filter(entry -> byName.containsKey(entry.name()))
                    .forEach(entry -> records.add(byName.get(entry.name())));
        }
        return records;
    }

    private CentralRecord keep(SplicePlan.Builder plan, ZipEntry entry) throws IOException {
        String name = renamed.getOrDefault(entry.name(), entry.name());
        long offset = plan.position();
        CentralRecord record = entry.record();
        if (entry.hasDataDescriptor() || !name.equals(entry.name())) {
            record = record.renamed(name.getBytes(StandardCharsets.UTF_8));
            plan.adopt(record.localHeader()).copy(archive.dataOffset(entry), entry.compressedSize());
        } else {
            plan.copy(entry.offset(), entry.extent());
        }
        return record.at(offset);
    }

    private CentralRecord add(SplicePlan.Builder plan, NewMember member) throws IOException {
        long size = member.content().length();
        CentralRecord record = CentralRecord.ours(
                        member.name().getBytes(StandardCharsets.UTF_8),
                        ZipEntry.Method.STORED.code(),
                        member.mode(),
                        time,
                        member.crc32(),
                        size,
                        size)
                .at(plan.position());
        plan.adopt(record.localHeader());
        if (size <= LARGEST_LITERAL) {
            plan.adopt(member.content().read(0, (int) size));
        } else {
            plan.insert(member.content(), 0, size);
        }
        return record;
    }
}
