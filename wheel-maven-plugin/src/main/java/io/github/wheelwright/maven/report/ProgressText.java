package io.github.wheelwright.maven.report;

/** How far a piece of work is, in words: {@code 1.2 GB of 7.0 GB (17 %), 310.4 MB/s, 19 s to go}. */
final class ProgressText {
    private ProgressText() {}

    static String of(long done, long total, long nanos) {
        double rate = nanos == 0 ? 0 : done * 1e9 / nanos;
        long left = rate > 0 ? Math.round((total - done) / rate) : 0;
        return Bytes.text(done) + " of " + Bytes.text(total) + " (" + percent(done, total) + " %), "
                + Bytes.text((long) rate) + "/s, " + left + " s to go";
    }

    static int percent(long done, long total) {
        return total == 0 ? 100 : (int) (done * 100.0 / total);
    }
}
