package io.github.wheelwright.maven.audit;

import java.time.Duration;

/**
 * How far an audit goes.
 *
 * @param projects pages at most, in the order of the list
 * @param files files at most, in the order of the pages
 * @param concurrency requests at one time
 * @param patience for one page, or one file
 * @param largestPage in bytes; a larger one is a fault
 * @param deep whether files of any size are read whole, to compare their hash; else only small ones are
 */
public record AuditLimits(int projects, int files, int concurrency, Duration patience, int largestPage, boolean deep) {
    /** Larger than any page of a real index. */
    public static final int LARGEST_PAGE = 64 << 20;

    /** A file up to this size is read at once, and its hash compared; of a larger one a few ranges are read. */
    static final int SMALL_FILE = 16 << 20;

    /** The time for a file that is read whole: at least as fast as this, in bytes a second, after {@link #patience}. */
    private static final long SLOWEST = 1 << 20;

    Duration patienceFor(long size) {
        return deep ? patience.plusSeconds(size / SLOWEST) : patience;
    }
}
