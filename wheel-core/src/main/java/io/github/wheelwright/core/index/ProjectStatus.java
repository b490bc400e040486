package io.github.wheelwright.core.index;

import java.util.Optional;

/**
 * What an index says of a project as a whole (PEP 792).
 *
 * @param marker the status
 * @param reason why, for people
 */
public record ProjectStatus(Marker marker, Optional<String> reason) {
    /** The status of a project of which nothing is said. */
    public static final ProjectStatus ACTIVE = new ProjectStatus(Marker.ACTIVE, Optional.empty());

    /** The markers of PEP 792. */
    public enum Marker {
        /** Installed from and published to. */
        ACTIVE("active"),
        /** Installed from; nothing is published to it any more. */
        ARCHIVED("archived"),
        /** Unsafe: its page offers no files, and nothing is published to it. */
        QUARANTINED("quarantined"),
        /** As {@link #ACTIVE}, but obsolete: installers may warn. */
        DEPRECATED("deprecated");

        private final String text;

        Marker(String text) {
            this.text = text;
        }

        /** As pages have it. */
        @Override
        public String toString() {
            return text;
        }

        static Marker of(String text) {
            for (Marker marker : values()) {
                if (marker.text.equals(text)) {
                    return marker;
                }
            }
            throw new InvalidPageException("unknown project status: " + text);
        }
    }

    /** Whether the page may offer files for download. */
    public boolean offersFiles() {
        return marker != Marker.QUARANTINED;
    }

    /** Whether files may be added to the page. */
    public boolean takesFiles() {
        return marker == Marker.ACTIVE || marker == Marker.DEPRECATED;
    }
}
