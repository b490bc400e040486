package io.github.wheelwright.core.release;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.index.Ordinal;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.index.Revision;
import io.github.wheelwright.core.index.Revision.Build;

/**
 * A name that moves from build to build ({@code nightly}, {@code 0.12.0}) and only ever forward.
 *
 * @param name folder of its pages
 * @param mode what becomes of the files of older builds
 */
public record Channel(String name, Mode mode) {
    /** What becomes of the files of older builds. */
    public enum Mode {
        /** They are shown no longer. */
        REPLACE,
        /** They stay beside the new ones. */
        APPEND
    }

    /** Whether {@code page}, a page of this channel, shows a newer build than {@code build}. */
    boolean isPast(Revision page, Build build) {
        return page.channel().map(shown -> compare(shown, build) > 0).orElse(false);
    }

    /** The revision of a page that takes up {@code build}: unchanged where it shows a newer one. */
    Revision moved(Revision page, Build build) {
        if (isPast(page, build)) {
            return page;
        }
        // Jobs of one commit may have ordinals of their own; the commit keeps the largest.
        return page.showing(page.channel()
                .filter(shown -> shown.commit().equals(build.commit()))
                .filter(shown -> shown.ordinal().value() > build.ordinal().value())
                .orElse(build));
    }

    /** Files of {@code build} are taken up; nothing is dropped, so that no pin dangles on the way. */
    PageChange extendedBy(Build build) {
        return new ChannelExtension(this, build);
    }

    /** The page without the files of builds older than {@code build}, whose files are below {@code folder}. */
    ProjectPage reducedTo(Build build, String folder, ProjectPage page) {
        if (isPast(page.revision(), build)) {
            return page;
        }
        return page.with(page.files().stream()
                        .filter(file -> file.key().startsWith(folder))
                        .toList())
                .with(moved(page.revision(), build));
    }

    private int compare(Build shown, Build build) {
        Ordinal theirs = shown.ordinal();
        Ordinal ours = build.ordinal();
        if (theirs.kind() != ours.kind()) {
            throw new WheelException(
                    "channel " + name + " is at ordinal " + theirs + " and this build has " + ours
                            + ": which of the two is newer cannot be told",
                    "use ordinals of kind " + theirs.kind() + " for this channel, as before");
        }
        if (shown.commit().equals(build.commit())) {
            return 0;
        }
        int byValue = Long.compare(theirs.value(), ours.value());
        return byValue != 0 ? byValue : shown.commit().compareTo(build.commit());
    }
}
