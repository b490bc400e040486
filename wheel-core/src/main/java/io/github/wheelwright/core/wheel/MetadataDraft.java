package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.metadata.CoreMetadata;
import io.github.wheelwright.core.metadata.HeaderDocument;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.version.Version;
import java.util.List;
import java.util.function.UnaryOperator;

/** METADATA while it is being edited. */
final class MetadataDraft {
    private static final String NAME = "Name";
    private static final String VERSION = "Version";

    private final CoreMetadata original;
    private HeaderDocument document;

    MetadataDraft(CoreMetadata metadata) {
        this.original = metadata;
        this.document = metadata.document();
    }

    CoreMetadata original() {
        return original;
    }

    HeaderDocument document() {
        return document;
    }

    void change(UnaryOperator<HeaderDocument> change) {
        document = change.apply(document);
    }

    /** Gives it the name and version of the wheel; a spelling that means the same stays. */
    void identify(WheelIdentity identity) {
        identity.name()
                .filter(name -> !name.display().equals(original.name().display()))
                .ifPresent(this::rename);
        Version version = identity.filename().version();
        if (identity.hasOtherVersion() && !original.version().equals(version)) {
            change(d -> d.withValues(VERSION, List.of(version.toString())));
            new RequirementEdits(this).followOwn(original.version(), version);
        }
    }

    private void rename(ProjectName name) {
        change(d -> d.withValues(NAME, List.of(name.display())));
        if (!name.equals(original.name())) {
            new RequirementEdits(this).renameOwn(name);
        }
    }
}
