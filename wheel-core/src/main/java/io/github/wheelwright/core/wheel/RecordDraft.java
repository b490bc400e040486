package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.metadata.RecordFile;
import io.github.wheelwright.core.metadata.RecordRow;
import io.github.wheelwright.core.wheel.WheelChange.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** RECORD of the edited wheel: rows of what stays keep their digests, as no content of theirs was touched. */
final class RecordDraft {
    private final Set<String> removed;
    private final FolderNames folders;
    private final Map<String, FileContent> put;
    private final List<WheelChange> changes = new ArrayList<>();
    private final ByteSource content;
    private final String file;

    RecordDraft(
            String file,
            RecordFile record,
            Collection<String> removed,
            FolderNames folders,
            Map<String, FileContent> put) {
        this.file = file;
        this.removed = new HashSet<>(removed);
        this.folders = folders;
        this.put = put;
        List<RecordRow> added = new ArrayList<>();
        put.forEach((path, content) -> {
            if (record.row(path).isEmpty()) {
                RecordRow row = content.row(folders.name(path));
                added.add(row);
                note("", text(row));
            }
        });
        this.content = record.edited(this::edited, added).content();
    }

    ByteSource content() {
        return content;
    }

    List<WheelChange> changes() {
        return changes;
    }

    private Optional<RecordRow> edited(RecordRow row) {
        if (removed.contains(row.path())) {
            note(text(row), "");
            return Optional.empty();
        }
        FileContent content = put.get(row.path());
        if (content == null && folders.isEmpty()) {
            return Optional.of(row);
        }
        String path = folders.name(row.path());
        RecordRow changed =
                content == null ? new RecordRow(path, row.hash(), row.size(), row.line()) : content.row(path);
        if (!text(row).equals(text(changed))) {
            note(text(row), text(changed));
        }
        return Optional.of(changed);
    }

    private void note(String before, String after) {
        changes.add(new WheelChange(Kind.LINE, file, before, after));
    }

    private static String text(RecordRow row) {
        return row.path() + "," + row.hash() + "," + row.size();
    }
}
