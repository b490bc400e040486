package io.github.wheelwright.maven.cache;

import io.github.wheelwright.core.bytes.Sha256;

/**
 * A file of a cached build.
 *
 * @param name within the set, no path
 * @param size in bytes
 * @param sha256 of its content
 */
public record CachedFile(String name, long size, Sha256 sha256) {
    /** End of the name of a saved base image. */
    public static final String IMAGE_END = "-base-image.tar.gz";

    /** Whether it is a saved base image, and no wheel. */
    public boolean isImage() {
        return name.endsWith(IMAGE_END);
    }
}
