package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.filename.BuildTag;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.tag.TagSet;
import io.github.wheelwright.core.version.Version;
import java.util.List;
import java.util.Optional;

/** What a wheel is called while it is being edited, and what of that was asked for. */
final class WheelIdentity {
    private final WheelFilename original;
    private WheelFilename filename;
    private Optional<ProjectName> name = Optional.empty();
    private boolean tagged;

    WheelIdentity(WheelFilename filename) {
        this.original = filename;
        this.filename = filename;
    }

    WheelFilename original() {
        return original;
    }

    WheelFilename filename() {
        return filename;
    }

    /** The name as METADATA shall have it, where one was asked for. */
    Optional<ProjectName> name() {
        return name;
    }

    /** Whether tags were asked for, be it those that the filename has. */
    boolean isTagged() {
        return tagged;
    }

    boolean hasOtherVersion() {
        return !filename.version().equals(original.version());
    }

    void rename(ProjectName newName) {
        name = Optional.of(newName);
        if (!filename.name().display().equals(newName.escaped())) {
            filename = filename.withName(newName);
        }
    }

    void setVersion(Version version) {
        if (!filename.version().equals(version)) {
            filename = filename.withVersion(version);
        }
    }

    void stripLocal() {
        setVersion(filename.version().withoutLocal());
    }

    void setBuildTag(Optional<BuildTag> buildTag) {
        tagged = true;
        if (!filename.buildTag().equals(buildTag)) {
            filename = filename.withBuildTag(buildTag);
        }
    }

    void setTags(TagSet tags) {
        tagged = true;
        if (!filename.tags().equals(tags)) {
            filename = filename.withTags(tags);
        }
    }

    void setPlatforms(List<String> platforms) {
        setTags(filename.tags().withPlatforms(platforms));
    }
}
