package io.github.wheelwright.core.store;

import io.github.wheelwright.core.bytes.ByteSource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A place for objects under string keys ({@code simple/torch/index.html}), with strong read-after-write consistency and
 * conditional writes. Safe for use by several threads; several processes may share one place.
 *
 * <p>Keys are relative, {@code /}-separated, without empty, {@code .} or {@code ..} segments; a last {@code /} is allowed (an
 * object may stand under {@code simple/} beside those below it). An absent object is an empty result. Everything else that
 * goes wrong (no access, no network, no space, no bucket) is a {@link StoreException}, never an "absent".
 */
public interface ObjectStore extends AutoCloseable {

    /** Where {@code key} is, for people: {@code s3://bucket/prefix/key} or a path. An empty key names the store itself. */
    String describe(String key);

    /** What is known of the object without reading it. */
    Optional<StoredObject> head(String key);

    /** The whole object, read at one moment together with its entity tag; for pages and other small objects. */
    Optional<Content> get(String key);

    /**
     * Ranges of an object that {@link #head} or {@link #list} found. If it has been replaced since, opening or reading fails, or
     * the old state is read to its end; two states are never mixed.
     */
    ByteSource open(StoredObject object);

    /**
     * Writes an object if {@code condition} holds at that moment; readers see the old object or the new one, whole.
     *
     * <p>Over a network, the answer to a write can be lost, and another writer can replace the object before this one has
     * found out that it had been written: that counts as a condition that did not hold. So who writes again after an empty
     * result must read first, and do nothing where the work is done already.
     *
     * @return the new entity tag, or empty where the condition did not hold and nothing was written
     * @throws StoreException if the bytes do not have the digest that {@code body} announces, in which case nothing was
     *     written, or if anything else goes wrong
     */
    Optional<String> put(String key, ObjectBody body, Condition condition);

    /**
     * Writes an object that is spliced from one of this or of another store, if {@code condition} holds at that moment, as by
     * {@link #put}. A store that can copy ranges itself is not sent the bytes that it has: then it cannot check the digest of the
     * whole and takes {@code splice}'s word for it.
     *
     * @return the new entity tag, or empty where the condition did not hold and nothing was written
     * @throws StoreException if the source has been replaced or removed, or as {@link #put}
     */
    default Optional<String> compose(String key, ObjectSplice splice, Condition condition) {
        try (ByteSource source = splice.store().open(splice.source())) {
            return put(key, splice.body(source), condition);
        } catch (IOException e) {
            throw StoreException.unreadable(
                    splice.store().describe(splice.source().key()), e);
        }
    }

    /** All objects whose key starts with {@code prefix}, in ascending order of the keys' UTF-8 bytes. */
    List<StoredObject> list(String prefix);

    /** Removes the object; one that is absent already is no error. */
    void delete(String key);

    /** Releases connections. */
    @Override
    void close();
}
