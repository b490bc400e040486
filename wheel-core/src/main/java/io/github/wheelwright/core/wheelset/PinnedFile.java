package io.github.wheelwright.core.wheelset;

import io.github.wheelwright.core.requirementsfile.RequirementsFile;
import io.github.wheelwright.core.wheel.WheelChange;
import java.nio.file.Path;
import java.util.List;

/**
 * A requirements file that is not written yet.
 *
 * @param path of the file before the edit
 * @param content the file after it
 * @param changes each changed line
 */
public record PinnedFile(Path path, RequirementsFile content, List<WheelChange> changes) {
    /** Copies the list. */
    public PinnedFile {
        changes = List.copyOf(changes);
    }

    static PinnedFile of(Path path, RequirementsFile before, RequirementsFile after) {
        return new PinnedFile(
                path,
                after,
                WheelChange.between(
                        path.toString(),
                        before.text().lines().toList(),
                        after.text().lines().toList()));
    }
}
