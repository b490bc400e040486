package io.github.wheelwright.core.wheelset;

import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.wheel.WheelChange;
import io.github.wheelwright.core.wheel.WheelEdit;
import java.nio.file.Path;
import java.util.List;

/**
 * One wheel of a set, and what will become of it.
 *
 * @param file where it is
 * @param edits those that were asked for, and those that follow from them
 * @param filename its name after the edit
 * @param changes each change
 * @param notes what changes beside what was asked for
 * @param copiedBytes how much of the new wheel is in the old one
 * @param writtenBytes how much is not
 */
public record SetMember(
        Path file,
        List<WheelEdit> edits,
        WheelFilename filename,
        List<WheelChange> changes,
        List<String> notes,
        long copiedBytes,
        long writtenBytes) {
    /** Copies the lists. */
    public SetMember {
        edits = List.copyOf(edits);
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
    }

    /** Whether the file is copied as it is, be it under another name. */
    public boolean isUnchanged() {
        return writtenBytes == 0;
    }
}
