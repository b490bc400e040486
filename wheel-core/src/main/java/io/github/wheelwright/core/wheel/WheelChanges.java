package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.wheel.WheelChange.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Collects what an edit changes, in the order in which people read it: name, folders, documents, files, RECORD. */
final class WheelChanges {
    private final List<WheelChange> documents = new ArrayList<>();

    /** Puts a document of {@code .dist-info} that has changed. */
    void replaced(Map<String, FileContent> put, String path, byte[] before, byte[] after) {
        if (Arrays.equals(before, after)) {
            return;
        }
        documents.addAll(LineDiff.of(path, before, after));
        try {
            put.put(path, FileContent.of(after, path, 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<WheelChange> all(WheelIdentity identity, FolderNames folders, List<WheelChange> files) {
        List<WheelChange> all = new ArrayList<>();
        String before = identity.original().toString();
        String after = identity.filename().toString();
        if (!before.equals(after)) {
            all.add(new WheelChange(Kind.FILENAME, "", before, after));
        }
        folders.each((from, to) -> all.add(new WheelChange(Kind.FOLDER, "", from, to)));
        all.addAll(documents);
        all.addAll(files);
        return all;
    }
}
