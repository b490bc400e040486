package io.github.wheelwright.maven.s3;

import java.time.Duration;

/**
 * When an object is sent in parts, and of what size.
 *
 * @param threshold the largest object that is sent whole, in bytes; S3 takes 5 GiB
 * @param partSize in bytes; S3 takes 5 MiB to 5 GiB, and 10,000 parts
 * @param abandoned age at which an upload in parts of the same object is taken for one that nobody will finish
 */
public record S3Multipart(long threshold, long partSize, Duration abandoned) {
    /** As much as possible whole, since only then S3 takes the digest of the whole object. */
    public static final S3Multipart DEFAULT = new S3Multipart(5L << 30, 512L << 20);

    /** Least bytes of a part, unless it is the last. */
    static final long LEAST = 5L << 20;

    /** Number of the part that says what the others are; it is none of the object. */
    static final int IDENTITY = 10_000;

    /** Left-over uploads live for a day. */
    public S3Multipart(long threshold, long partSize) {
        this(threshold, partSize, Duration.ofDays(1));
    }

    /** The size of the parts of an object of {@code length} bytes. */
    long partSizeFor(long length) {
        int most = IDENTITY - 1;
        return Math.max(partSize, (length + most - 1) / most);
    }
}
