package io.github.wheelwright.core.release;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoreException;
import io.github.wheelwright.core.store.StoredObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that its client loses after so many writes: that write and all later ones have no effect, or the first of them has. */
final class CrashingStore implements ObjectStore {
    private final ObjectStore store;
    private final int writes;
    private final boolean lastTakesEffect;
    private final AtomicInteger done = new AtomicInteger();
    final List<String> written = Collections.synchronizedList(new ArrayList<>());

    CrashingStore(ObjectStore store, int writes, boolean lastTakesEffect) {
        this.store = store;
        this.writes = writes;
        this.lastTakesEffect = lastTakesEffect;
    }

    static CrashingStore never(ObjectStore store) {
        return new CrashingStore(store, Integer.MAX_VALUE, false);
    }

    @Override
    public Optional<String> put(String key, ObjectBody body, Condition condition) {
        int number = done.getAndIncrement();
        if (number == writes && lastTakesEffect) {
            store.put(key, body, condition);
        }
        if (number >= writes) {
            throw new StoreException("crashed before the answer to a write of " + key, "");
        }
        Optional<String> etag = store.put(key, body, condition);
        etag.ifPresent(e -> written.add(key));
        return etag;
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
