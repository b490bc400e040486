package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.tag.TagSet;
import java.util.List;

/** A change that is wanted of a wheel. */
public sealed interface WheelEdit {
    /** Sets the tags, in the filename, in WHEEL and so in RECORD. */
    record Retag(TagSet tags) implements WheelEdit {}

    /** Sets the platform tags and leaves interpreters and ABIs as they are. */
    record SetPlatformTags(List<String> platforms) implements WheelEdit {
        /** Copies the list. */
        public SetPlatformTags {
            platforms = List.copyOf(platforms);
        }
    }
}
