package io.github.wheelwright.maven.cache;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoredObject;
import java.util.List;
import java.util.Optional;

/** A store whose writes a test changes. */
class ChangedStore implements ObjectStore {
    final ObjectStore inner;

    ChangedStore(ObjectStore inner) {
        this.inner = inner;
    }

    @Override
    public String describe(String key) {
        return inner.describe(key);
    }

    @Override
    public Optional<StoredObject> head(String key) {
        return inner.head(key);
    }

    @Override
    public Optional<Content> get(String key) {
        return inner.get(key);
    }

    @Override
    public ByteSource open(StoredObject object) {
        return inner.open(object);
    }

    @Override
    public Optional<String> put(String key, ObjectBody body, Condition condition) {
        return inner.put(key, body, condition);
    }

    @Override
    public List<StoredObject> list(String prefix) {
        return inner.list(prefix);
    }

    @Override
    public void delete(String key) {
        inner.delete(key);
    }

    @Override
    public void close() {}
}
