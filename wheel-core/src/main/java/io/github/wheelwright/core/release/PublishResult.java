package io.github.wheelwright.core.release;

import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.staging.StagedWheel;
import java.util.List;

/**
 * What a run did.
 *
 * @param files each wheel of the release
 * @param pagesWritten pages and lists that changed
 * @param pagesUnchanged pages and lists that were right already
 * @param channels each channel of the release
 * @param absent projects that the wheels require and that their index does not list
 */
public record PublishResult(
        List<PublishedFile> files,
        int pagesWritten,
        int pagesUnchanged,
        List<ChannelState> channels,
        List<ProjectName> absent) {
    /**
     * A wheel in the store.
     *
     * @param wheel the wheel
     * @param key where it is
     * @param outcome what this run did with it
     */
    public record PublishedFile(StagedWheel wheel, String key, Outcome outcome) {
        /** Whether this run sent its bytes. */
        public boolean uploaded() {
            return outcome == Outcome.UPLOADED;
        }
    }

    /** What a run did with a wheel. */
    public enum Outcome {
        /** Its bytes were sent. */
        UPLOADED("uploaded"),
        /** The store had it. */
        ALREADY_THERE("already there"),
        /** Other content is listed under its name and stays; the wheel was left out. */
        LEFT_OUT("left out, the listed file stays");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        /** For people. */
        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * A channel after the run.
     *
     * @param name the channel
     * @param moved whether it shows this release now
     * @param dropped whether it was rolled back from this release, which therefore does not move it
     * @param shown the build that it shows
     */
    public record ChannelState(String name, boolean moved, boolean dropped, String shown) {}
}
