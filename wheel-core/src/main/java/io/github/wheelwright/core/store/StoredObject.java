package io.github.wheelwright.core.store;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.bytes.Sha256State;
import java.time.Instant;
import java.util.Optional;

/**
 * An object as its store describes it.
 *
 * @param key its key within the store
 * @param size in bytes
 * @param etag entity tag: opaque, without quotes, changes with every change of the content
 * @param lastModified when it was written
 * @param sha256 digest of the whole content, where the store vouches for it: it has taken it itself, or it has made the object of
 *     parts that it checked and keeps the digest that was given with them
 * @param digestState state of that digest, where the object was written with one
 */
public record StoredObject(
        String key,
        long size,
        String etag,
        Instant lastModified,
        Optional<Sha256> sha256,
        Optional<Sha256State> digestState) {
    /** Without a state of the digest. */
    public StoredObject(String key, long size, String etag, Instant lastModified, Optional<Sha256> sha256) {
        this(key, size, etag, lastModified, sha256, Optional.empty());
    }
}
