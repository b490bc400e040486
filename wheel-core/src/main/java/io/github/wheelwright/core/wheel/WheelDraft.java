package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.metadata.WheelMetadata;
import io.github.wheelwright.core.version.Version;
import io.github.wheelwright.core.zip.ArchiveEdit;
import io.github.wheelwright.core.zip.MemberTime;
import io.github.wheelwright.core.zip.ZipEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A wheel while it is being edited: what has changed so far against the one that was opened. */
final class WheelDraft {
    private static final Version LICENSE_FILES = Version.parse("2.4");

    private final Wheel wheel;
    private final List<String> notes = new ArrayList<>();
    private final WheelIdentity identity;
    private final FileEdits files;
    /** Only where an edit needs it: METADATA of a wheel that is merely retagged may be whatever it is. */
    private Optional<MetadataDraft> metadata = Optional.empty();

    WheelDraft(Wheel wheel) {
        this.wheel = wheel;
        this.identity = new WheelIdentity(wheel.filename());
        this.files = new FileEdits(wheel);
    }

    WheelIdentity identity() {
        return identity;
    }

    FileEdits files() {
        return files;
    }

    RequirementEdits requirements() {
        return new RequirementEdits(metadata());
    }

    TextEdits texts() {
        return new TextEdits(metadata(), notes);
    }

    void addLicense(String name, ByteSource content) throws IOException {
        boolean listed = Version.tryParse(metadata().original().metadataVersion())
                .filter(version -> version.compareTo(LICENSE_FILES) >= 0)
                .isPresent();
        String path = (listed ? "licenses/" : "") + FileEdits.simple(name);
        files.put(wheel.distInfo().path(path), content, false);
        if (listed) {
            metadata().change(document -> {
                List<String> names = new ArrayList<>(document.values("License-File"));
                if (!names.contains(name)) {
                    names.add(name);
                }
                return document.withValues("License-File", names);
            });
        }
    }

    private MetadataDraft metadata() {
        MetadataDraft draft = metadata.orElseGet(() -> new MetadataDraft(wheel.metadata()));
        metadata = Optional.of(draft);
        return draft;
    }

    WheelRewrite rewrite(MemberTime time) throws IOException {
        if (identity.name().isPresent() || identity.hasOtherVersion()) {
            metadata().identify(identity);
        }
        WheelChanges changes = new WheelChanges();
        Map<String, FileContent> put = new TreeMap<>(files.put());
        metadata.ifPresent(draft -> changes.replaced(
                put,
                wheel.distInfo().path("METADATA"),
                draft.original().bytes(),
                draft.document().bytes()));
        FolderNames folders = FolderNames.between(wheel, identity.filename());
        boolean changed = !put.isEmpty() || !files.removed().isEmpty() || !folders.isEmpty();
        WheelMetadata old = wheel.wheelMetadata();
        if (changed || identity.isTagged()) {
            WheelMetadata mended = old.withTags(identity.filename().tags())
                    .withBuild(identity.filename().buildTag().map(Object::toString));
            changes.replaced(put, wheel.distInfo().path("WHEEL"), old.bytes(), mended.bytes());
        }
        if (!changed && put.isEmpty()) {
            return new WheelRewrite(
                    identity.filename(),
                    ArchiveEdit.of(wheel.archive()).plan(),
                    changes.all(identity, folders, List.of()),
                    List.of());
        }
        return rewrite(put, folders, changes, time);
    }

    private WheelRewrite rewrite(
            Map<String, FileContent> put, FolderNames folders, WheelChanges changes, MemberTime time)
            throws IOException {
        noteDisagreeingTags();
        noteDescriptors();
        ArchiveEdit edit = ArchiveEdit.of(wheel.archive()).at(time);
        List<String> removed = new ArrayList<>(files.removed());
        removed.addAll(signatures());
        removed.forEach(path -> wheel.archive().entry(path).ifPresent(edit::remove));
        if (!folders.isEmpty()) {
            for (ZipEntry entry : wheel.entries()) {
                folders.renamed(entry.name()).ifPresent(name -> edit.rename(entry, name));
            }
        }
        RecordDraft record = new RecordDraft(wheel.distInfo().record(), wheel.record(), removed, folders, put);
        FileContent recordContent = FileContent.of(record.content(), 0);
        put.forEach((path, content) -> add(edit, path, content, folders));
        add(edit, wheel.distInfo().record(), recordContent, folders);
        List<WheelChange> all = new ArrayList<>(files.changes());
        all.addAll(record.changes());
        return new WheelRewrite(identity.filename(), edit.plan(), changes.all(identity, folders, all), notes);
    }

    /** In place of the old member, whose permissions it keeps. */
    private void add(ArchiveEdit edit, String path, FileContent content, FolderNames folders) {
        Optional<ZipEntry> old = wheel.archive().entry(path);
        old.ifPresent(edit::remove);
        int mode = content.mode() != 0
                ? content.mode()
                : old.map(ZipEntry::unixMode).orElse(0);
        edit.add(content.withMode(mode).member(folders.name(path)));
    }

    private void noteDisagreeingTags() {
        WheelMetadata old = wheel.wheelMetadata();
        if (!old.tags().equals(wheel.filename().tags().expand())) {
            notes.add("WHEEL had other tags than the filename: "
                    + old.tags().stream().limit(20).map(Object::toString).collect(Collectors.joining(", ")));
        }
    }

    private void noteDescriptors() {
        long count =
                wheel.entries().stream().filter(ZipEntry::hasDataDescriptor).count();
        if (count > 0) {
            notes.add(
                    count + " members had data descriptors, which PyPI refuses; their sizes are now in their headers");
        }
    }

    private List<String> signatures() {
        List<String> found = wheel.distInfo().signatures().stream()
                .filter(path -> wheel.archive().entry(path).isPresent())
                .toList();
        found.forEach(path -> notes.add(path + " is left out: it signs the RECORD from before the edit"));
        return found;
    }
}
