package io.github.wheelwright.core.release;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoredObject;
import java.util.List;
import java.util.Optional;

/** A store that is another, until somebody overrides what it does. */
public class ForwardingStore implements ObjectStore {
    private final ObjectStore store;

    public ForwardingStore(ObjectStore store) {
        this.store = store;
    }

    @Override
    public Optional<String> put(String key, ObjectBody body, Condition condition) {
        return store.put(key, body, condition);
    }

    @Override
    public String describe(String key) {
        return store.describe(key);
    }

    @Override
    public Optional<StoredObject> head(String key) {
        return store.head(key);
    }

    @Override
    public Optional<Content> get(String key) {
        return store.get(key);
    }

    @Override
    public ByteSource open(StoredObject object) {
        return store.open(object);
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
