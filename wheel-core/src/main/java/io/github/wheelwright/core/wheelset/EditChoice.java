package io.github.wheelwright.core.wheelset;

import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.wheel.WheelEdit;
import java.io.IOException;
import java.util.List;

/** Says how each wheel of a set is to be edited. */
@FunctionalInterface
public interface EditChoice {
    /** The edits of one wheel; called once for each wheel whenever a plan is made. */
    List<WheelEdit> edits(WheelFilename wheel) throws IOException;
}
