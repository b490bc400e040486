package io.github.wheelwright.maven.s3;

/**
 * When an object is sent in parts, and of what size.
 *
 * @param threshold the largest object that is sent whole, in bytes; S3 takes 5 GiB
 * @param partSize in bytes; S3 takes 5 MiB and more, and 10,000 parts
 */
public record S3Multipart(long threshold, long partSize) {
    /** As much as possible whole, since only then S3 keeps the digest of the whole object. */
    public static final S3Multipart DEFAULT = new S3Multipart(5L << 30, 512L << 20);

    private static final int MOST_PARTS = 10_000;

    /** The size of the parts of an object of {@code length} bytes. */
    long partSizeFor(long length) {
        return Math.max(partSize, (length + MOST_PARTS - 1) / MOST_PARTS);
    }
}
