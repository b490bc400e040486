package io.github.wheelwright.core.retention;

import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.version.Version;

/**
 * What a {@link Retention} says of one version of a project in layout {@code simple}.
 *
 * @param project the project
 * @param version the version, with its local part
 * @param files how many files it has
 * @param bytes of all its files
 * @param step what becomes of it
 * @param why it goes, or is held; empty where it stays by its number or age
 */
public record VersionVerdict(ProjectName project, Version version, int files, long bytes, Step step, String why) {
    /** What becomes of a version. */
    public enum Step {
        /** It stays by its number or age. */
        STAYS("stays"),
        /** It stays, though its number and age would let it go. */
        HELD("stays"),
        /** It leaves its page. */
        GOES("goes");

        private final String text;

        Step(String text) {
            this.text = text;
        }

        /** For people. */
        @Override
        public String toString() {
            return text;
        }
    }

    /** Whether it leaves its page. */
    public boolean goes() {
        return step == Step.GOES;
    }

    static VersionVerdict of(ListedVersion version, Step step, String why) {
        return new VersionVerdict(
                version.project(), version.version(), version.files().size(), version.bytes(), step, why);
    }
}
