package io.github.wheelwright.core.release;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoredObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that does not know the digests of its objects, as S3 does not of what came in parts, and counts what is read of them. */
record WithoutDigests(ObjectStore store, AtomicInteger opened) implements ObjectStore {
    WithoutDigests(ObjectStore store) {
        this(store, new AtomicInteger());
    }

    @Override
    public Optional<StoredObject> head(String key) {
        return store.head(key)
                .map(object -> new StoredObject(
                        object.key(), object.size(), object.etag(), object.lastModified(), Optional.empty()));
    }

    @Override
    public String describe(String key) {
        return store.describe(key);
    }

    @Override
    public Optional<Content> get(String key) {
        return store.get(key);
    }

    @Override
    public ByteSource open(StoredObject object) {
        opened.incrementAndGet();
        return store.open(object);
    }

    @Override
    public Optional<String> put(String key, ObjectBody body, Condition condition) {
        return store.put(key, body, condition);
    }

    @Override
    public List<StoredObject> list(String prefix) {
        return store.list(prefix);
    }

    @Override
    public void delete(String key) {
        store.delete(key);
    }

    @Override
    public void close() {
        store.close();
    }
}
