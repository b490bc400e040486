package io.github.wheelwright.maven.s3;

import io.github.wheelwright.core.store.StoreException;

/**
 * A place in a bucket.
 *
 * @param bucket its name
 * @param prefix what stands before every key: empty, or ends in {@code /}
 */
public record S3Location(String bucket, String prefix) {
    private static final String SCHEME = "s3://";

    /** Completes {@code prefix} by its last {@code /} and drops its first. */
    public S3Location {
        if (!bucket.matches("[A-Za-z0-9][A-Za-z0-9._-]{1,254}")) {
            throw new StoreException("\"" + bucket + "\" cannot be the name of a bucket", "write s3://bucket/prefix");
        }
        prefix = prefix.replaceAll("^/+|/+$", "");
        prefix = prefix.isEmpty() ? "" : prefix + "/";
    }

    /**
     * Reads {@code s3://bucket/prefix}, which is taken as it stands: nothing is unescaped.
     *
     * @throws StoreException if it has another form
     */
    public static S3Location parse(String location) {
        if (!location.startsWith(SCHEME)) {
            throw new StoreException("\"" + location + "\" is not a place in S3", "write s3://bucket/prefix");
        }
        String path = location.substring(SCHEME.length());
        int slash = path.indexOf('/');
        return slash < 0
                ? new S3Location(path, "")
                : new S3Location(path.substring(0, slash), path.substring(slash + 1));
    }

    @Override
    public String toString() {
        return SCHEME + bucket + "/" + prefix;
    }
}
