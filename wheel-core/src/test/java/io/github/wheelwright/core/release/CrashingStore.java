package io.github.wheelwright.core.release;

import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoreException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that its client loses after so many writes: that write and all later ones have no effect, or the first of them has. */
public final class CrashingStore extends ForwardingStore {
    private final int writes;
    private final boolean lastTakesEffect;
    private final AtomicInteger done = new AtomicInteger();
    final List<String> written = Collections.synchronizedList(new ArrayList<>());

    public CrashingStore(ObjectStore store, int writes, boolean lastTakesEffect) {
        super(store);
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
            super.put(key, body, condition);
        }
        if (number >= writes) {
            throw new StoreException("crashed before the answer to a write of " + key, "");
        }
        Optional<String> etag = super.put(key, body, condition);
        etag.ifPresent(e -> written.add(key));
        return etag;
    }
}
