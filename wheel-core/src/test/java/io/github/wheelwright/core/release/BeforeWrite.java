package io.github.wheelwright.core.release;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoredObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A store in which something happens once, just before the first write to one key. */
final class BeforeWrite implements ObjectStore {
    private final ObjectStore store;
    private final String key;
    private final Runnable event;
    private final AtomicBoolean happened = new AtomicBoolean();

    BeforeWrite(ObjectStore store, String key, Runnable event) {
        this.store = store;
        this.key = key;
        this.event = event;
    }

    @Override
    public Optional<String> put(String to, ObjectBody body, Condition condition) {
        if (to.equals(key) && happened.compareAndSet(false, true)) {
            event.run();
        }
        return store.put(to, body, condition);
    }

    @Override
    public String describe(String of) {
        return store.describe(of);
    }

    @Override
    public Optional<StoredObject> head(String of) {
        return store.head(of);
    }

    @Override
    public Optional<Content> get(String of) {
        return store.get(of);
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
    public void delete(String of) {
        store.delete(of);
    }

    @Override
    public void close() {
        store.close();
    }
}
