package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.zip.SplicePlan;
import java.util.List;

/**
 * An edited wheel that is not written yet. {@link SplicePlan#copiedBytes()} and {@link SplicePlan#writtenBytes()} tell how much
 * of it is there already.
 *
 * @param filename its name
 * @param plan its bytes, spliced from those of the wheel that was edited, which has to stay open until the plan has run
 * @param changes what is different, line by line; empty if nothing is
 * @param notes what changes beside what was asked for, as sentences for people; empty if nothing does
 */
public record WheelRewrite(WheelFilename filename, SplicePlan plan, List<WheelChange> changes, List<String> notes) {
    /** Copies the lists. */
    public WheelRewrite {
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
    }
}
