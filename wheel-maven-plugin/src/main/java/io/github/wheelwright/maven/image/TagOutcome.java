package io.github.wheelwright.maven.image;

import io.github.wheelwright.core.version.Version;
import io.github.wheelwright.maven.registry.ImageReference;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of a tag.
 *
 * @param image with the tag
 * @param kind what was done
 * @param digest of what it stands for now; empty where it does not exist
 * @param version that it stood for before, or stands for still
 */
public record TagOutcome(ImageReference image, Kind kind, String digest, Optional<Version> version) {
    /** What can become of a tag. */
    public enum Kind {
        /** It was there, so nothing was done. */
        THERE,
        /** It was built and pushed. */
        PUSHED,
        /** It was copied from another repository that had it. */
        COPIED,
        /** It stands for a newer version than before. */
        MOVED,
        /** It stands for that version or a newer one already. */
        STAYS,
        /** It does not say which version it stands for, so it was left alone. */
        FOREIGN
    }

    /** For people. */
    public String description() {
        return switch (kind) {
            case THERE -> "there already";
            case PUSHED, COPIED -> kind.name().toLowerCase(Locale.ROOT);
            case MOVED -> version.map(before -> "moved from " + before).orElse("new");
            case STAYS -> version.map(shown -> "stays at " + shown).orElse("only pre-releases so far");
            case FOREIGN -> "left alone: it has no label " + LatestTag.VERSION;
        };
    }
}
