package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.metadata.RecordRow;
import io.github.wheelwright.core.wheel.WheelChange.Kind;
import io.github.wheelwright.core.wheel.WheelEdit.InsertText;
import io.github.wheelwright.core.zip.NewMember;
import io.github.wheelwright.core.zip.ZipEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Files that are put into a wheel or taken out of it, by their paths in the wheel before the edit. */
final class FileEdits {
    private static final int LARGEST_TEXT = 64 << 20;

    private final Wheel wheel;
    private final Map<String, FileContent> put = new TreeMap<>();
    private final Set<String> removed = new TreeSet<>();
    private final List<WheelChange> changes = new ArrayList<>();

    FileEdits(Wheel wheel) {
        this.wheel = wheel;
    }

    Map<String, FileContent> put() {
        return put;
    }

    Set<String> removed() {
        return removed;
    }

    /** Changes in the order of their edits. */
    List<WheelChange> changes() {
        return changes;
    }

    void remove(String path) {
        checkNotGenerated(path);
        List<String> found = wheel.entries().stream()
                .map(ZipEntry::name)
                .filter(name -> name.equals(path) || path.endsWith("/") && name.startsWith(path))
                .toList();
        if (found.isEmpty()) {
            throw new WheelException(
                    wheel.filename() + " has no member " + path + " that could be removed",
                    "write the path as `unzip -l` shows it, a folder with a slash at its end");
        }
        for (String name : found) {
            checkNotGenerated(name);
            if (removed.add(name)) {
                changes.add(new WheelChange(Kind.MEMBER, name, described(name), ""));
            }
        }
    }

    void put(String path, ByteSource content, boolean executable) throws IOException {
        checkNotGenerated(path);
        Optional<ZipEntry> old = wheel.archive().entry(path);
        int mode = old.map(ZipEntry::unixMode)
                .filter(known -> known != 0)
                .orElse(executable ? NewMember.EXECUTABLE : NewMember.FILE);
        FileContent file = FileContent.of(content, mode);
        removed.remove(path);
        if (old.isPresent() && isRecorded(file.row(path))) {
            return;
        }
        put.put(path, file);
        changes.add(new WheelChange(
                Kind.MEMBER, path, old.map(entry -> described(path)).orElse(""), file.toString()));
    }

    void addSbom(String name, ByteSource content) throws IOException {
        put(wheel.distInfo().path("sboms/" + simple(name)), content, false);
    }

    void insert(InsertText edit) throws IOException {
        checkNotGenerated(edit.path());
        TextInsertion insertion = TextInsertion.of(edit, text(edit.path()));
        int mode =
                Optional.ofNullable(put.get(edit.path())).map(FileContent::mode).orElse(0);
        put.put(edit.path(), FileContent.of(insertion.result(), edit.path(), mode));
        changes.addAll(insertion.changes());
    }

    /** What a member holds after the edits so far. */
    private byte[] text(String path) throws IOException {
        FileContent current = put.get(path);
        if (current != null) {
            long length = current.source().length();
            if (length > LARGEST_TEXT) {
                throw new WheelException(path + " is too large for text to be put into it: " + length + " bytes");
            }
            return current.source().read(0, (int) length);
        }
        ZipEntry entry = wheel.archive()
                .entry(path)
                .filter(found -> !removed.contains(path))
                .orElseThrow(() -> new WheelException(
                        wheel.filename() + " has no member " + path + " that text could be put into",
                        "write the path as `unzip -l` shows it"));
        return wheel.archive().read(entry, LARGEST_TEXT);
    }

    /** The name of a file in a folder of {@code .dist-info}. */
    static String simple(String name) {
        if (name.isEmpty() || name.indexOf('/') >= 0) {
            throw new WheelException("\"" + name + "\" is not the name of a file without folders");
        }
        return name;
    }

    private boolean isRecorded(RecordRow row) throws IOException {
        return wheel.record()
                .row(row.path())
                .filter(old -> old.hash().equals(row.hash()) && old.size().equals(row.size()))
                .isPresent();
    }

    private String described(String path) {
        return wheel.archive().entry(path).map(entry -> entry.size() + " bytes").orElse("");
    }

    private void checkNotGenerated(String path) {
        DistInfo distInfo = wheel.distInfo();
        if (List.of("METADATA", "WHEEL", "RECORD").stream().map(distInfo::path).anyMatch(path::equals)) {
            throw new WheelException(
                    path
                            + " cannot be put, changed or removed as a file: name, version, tags and digests in it have to agree",
                    "use the edits of its fields; RECORD is written anew in any case");
        }
    }
}
