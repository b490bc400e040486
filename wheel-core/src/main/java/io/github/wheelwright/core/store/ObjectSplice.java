package io.github.wheelwright.core.store;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.bytes.Sha256State;
import io.github.wheelwright.core.zip.SplicePlan;
import java.util.Optional;

/**
 * A new object as ranges of one that is stored already and bytes that are new.
 *
 * @param store where the source is
 * @param source the object that the ranges are of; in another state than this it is not used
 * @param plan the ranges and the new bytes
 * @param sha256 digest of the result
 * @param contentType value of {@code Content-Type}
 * @param cacheControl value of {@code Cache-Control}
 * @param digestState state of the digest of the result
 */
public record ObjectSplice(
        ObjectStore store,
        StoredObject source,
        SplicePlan plan,
        Sha256 sha256,
        String contentType,
        String cacheControl,
        Optional<Sha256State> digestState) {

    /** The result to be sent, read through the plan from {@code opened}, which is the {@link #source}. */
    public ObjectBody body(ByteSource opened) {
        return new ObjectBody(plan.over(opened), sha256, contentType, cacheControl, digestState);
    }
}
