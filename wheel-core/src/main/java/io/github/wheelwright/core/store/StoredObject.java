package io.github.wheelwright.core.store;

import io.github.wheelwright.core.bytes.Sha256;
import java.time.Instant;
import java.util.Optional;

/**
 * An object as its store describes it.
 *
 * @param key its key within the store
 * @param size in bytes
 * @param etag entity tag: opaque, without quotes, changes with every change of the content
 * @param lastModified when it was written
 * @param sha256 digest of the whole content, where the store itself vouches for it
 */
public record StoredObject(String key, long size, String etag, Instant lastModified, Optional<Sha256> sha256) {}
