package io.github.wheelwright.core.release;

import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectStore;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A store in which something happens once, just before the first write to one key. */
public final class BeforeWrite extends ForwardingStore {
    private final String key;
    private final Runnable event;
    private final AtomicBoolean happened = new AtomicBoolean();

    public BeforeWrite(ObjectStore store, String key, Runnable event) {
        super(store);
        this.key = key;
        this.event = event;
    }

    @Override
    public Optional<String> put(String to, ObjectBody body, Condition condition) {
        if (to.equals(key) && happened.compareAndSet(false, true)) {
            event.run();
        }
        return super.put(to, body, condition);
    }
}
