package io.github.wheelwright.core.index;

/**
 * A build's place in the history of a channel: a channel moves forward only, so that an older build that finishes late cannot
 * overtake a newer one.
 *
 * @param kind what the value counts ({@code committer-time}, {@code explicit}); values of two kinds cannot be compared
 * @param value larger is newer
 */
public record Ordinal(Kind kind, long value) {
    /** What an ordinal counts. */
    public enum Kind {
        /** Seconds since 1970 at which the commit was made. */
        COMMITTER_TIME("committer-time"),
        /** A number that the release job gave. */
        EXPLICIT("explicit");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** As pages store it. */
        @Override
        public String toString() {
            return text;
        }

        static Kind of(String text) {
            for (Kind kind : values()) {
                if (kind.text.equals(text)) {
                    return kind;
                }
            }
            throw new InvalidPageException("unknown kind of ordinal: " + text);
        }
    }

    /** The larger of two of one kind; of two that cannot be compared, the {@code later}. */
    Ordinal larger(Ordinal later) {
        return kind == later.kind && value > later.value ? this : later;
    }

    @Override
    public String toString() {
        return value + " (" + kind + ")";
    }
}
