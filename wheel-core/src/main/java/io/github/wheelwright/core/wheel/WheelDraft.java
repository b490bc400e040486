package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.metadata.RecordFile;
import io.github.wheelwright.core.metadata.RecordRow;
import io.github.wheelwright.core.metadata.WheelMetadata;
import io.github.wheelwright.core.tag.TagSet;
import io.github.wheelwright.core.wheel.WheelEdit.Retag;
import io.github.wheelwright.core.wheel.WheelEdit.SetPlatformTags;
import io.github.wheelwright.core.zip.ArchiveEdit;
import io.github.wheelwright.core.zip.NewMember;
import io.github.wheelwright.core.zip.ZipEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A wheel while it is being edited: what has changed so far against the one that was opened. */
final class WheelDraft {
    private final Wheel wheel;
    private final List<String> notes = new ArrayList<>();
    private final Map<String, byte[]> replaced = new LinkedHashMap<>();
    private final Set<String> removed = new LinkedHashSet<>();
    private WheelFilename filename;

    WheelDraft(Wheel wheel) {
        this.wheel = wheel;
        this.filename = wheel.filename();
    }

    void apply(WheelEdit edit) {
        if (edit instanceof Retag retag) {
            setTags(retag.tags());
        } else if (edit instanceof SetPlatformTags platforms) {
            setTags(filename.tags().withPlatforms(platforms.platforms()));
        }
    }

    private void setTags(TagSet tags) {
        if (!filename.tags().equals(tags)) {
            filename = filename.withTags(tags);
        }
        WheelMetadata old = wheel.wheelMetadata();
        WheelMetadata changed = old.withTags(tags);
        String path = wheel.distInfo().path("WHEEL");
        replaced.remove(path);
        if (changed != old) {
            replaced.put(path, changed.bytes());
        }
    }

    WheelRewrite rewrite() throws IOException {
        ArchiveEdit edit = ArchiveEdit.of(wheel.archive());
        if (!replaced.isEmpty() || !removed.isEmpty()) {
            noteDisagreeingTags();
            noteDescriptors();
            dropSignatures();
            replaced.put(wheel.distInfo().record(), record().bytes());
            removed.forEach(path -> wheel.archive().entry(path).ifPresent(edit::remove));
            replaced.forEach((path, content) -> edit.add(NewMember.of(path, content, replace(edit, path))));
        }
        return new WheelRewrite(filename, edit.plan(), notes);
    }

    /** Takes the old member out, and gives its mode; 0 if there was none. */
    private int replace(ArchiveEdit edit, String path) {
        Optional<ZipEntry> old = wheel.archive().entry(path);
        old.ifPresent(edit::remove);
        return old.map(ZipEntry::unixMode).orElse(0);
    }

    private RecordFile record() throws IOException {
        RecordFile record = wheel.record();
        Map<String, RecordRow> rows = new LinkedHashMap<>();
        replaced.forEach((path, content) -> rows.put(path, RecordRow.of(path, Sha256.of(content), content.length)));
        List<RecordRow> added = rows.values().stream()
                .filter(row -> record.row(row.path()).isEmpty())
                .toList();
        return record.edited(
                row -> removed.contains(row.path())
                        ? Optional.empty()
                        : Optional.of(rows.getOrDefault(row.path(), row)),
                added);
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

    private void dropSignatures() {
        for (String path : wheel.distInfo().signatures()) {
            if (wheel.archive().entry(path).isPresent()) {
                removed.add(path);
                notes.add(path + " is left out: it signs the RECORD from before the edit");
            }
        }
    }
}
