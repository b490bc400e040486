package io.github.wheelwright.core.release;

import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectStore;
import java.util.Optional;
import java.util.function.IntConsumer;

/** A store in which something happens just before each write to one key, with its number, up to more often than a run may bear. */
final class BeforeWrites extends ForwardingStore {
    private static final int TIMES = 100;

    private final String key;
    private final IntConsumer event;
    private int times;

    BeforeWrites(ObjectStore store, String key, IntConsumer event) {
        super(store);
        this.key = key;
        this.event = event;
    }

    @Override
    public Optional<String> put(String to, ObjectBody body, Condition condition) {
        if (to.equals(key) && times < TIMES) {
            event.accept(times++);
        }
        return super.put(to, body, condition);
    }
}
