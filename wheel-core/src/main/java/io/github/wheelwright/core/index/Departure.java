package io.github.wheelwright.core.index;

import java.time.Instant;
import java.util.Optional;

/**
 * Why a page still lists a file that its index shall show no longer: somebody may have read just before, on another page, of a file that
 * pins it. A file that the index shows again, or that something pinned which has gone, keeps a mark of that, because it may go once more
 * before who has read of it has asked.
 *
 * @param shown whether the index shows the file, and this is such a mark
 * @param until when the file may leave the page; empty while a file that is itself on its way off a page requires it
 * @param reason given to installers, which then take the file only where it is pinned exactly (PEP 592); empty where they prefer
 *     what the index shows anyway
 */
public record Departure(boolean shown, Optional<Instant> until, Optional<String> reason) {
    /** Of a file that something else on its way out requires. */
    public static final Departure UNDATED = new Departure(false, Optional.empty(), Optional.empty());

    /** Of a file that is shown. */
    public static final Departure MARK = new Departure(true, Optional.empty(), Optional.empty());

    /** The same, at this time. */
    public Departure at(Instant time) {
        return new Departure(false, Optional.of(time), reason);
    }

    /** The same, at a time that is not known yet. */
    public Departure undated() {
        return new Departure(false, Optional.empty(), reason);
    }

    /** The same, with what installers are told. */
    public Departure because(String why) {
        return new Departure(false, until, Optional.of(why));
    }
}
