package io.github.wheelwright.core.store;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.bytes.Sha256State;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A store in memory, for tests and dry runs. */
public final class MemoryStore implements ObjectStore {
    private final String name;
    private final Clock clock;
    private final NavigableMap<String, Held> objects = new TreeMap<>(ObjectKey.ORDER);
    private long generation;

    /** An empty store, called {@code memory:name} in messages. */
    public MemoryStore(String name) {
        this(name, Clock.systemUTC());
    }

    /** An empty store whose objects are dated by {@code clock}. */
    public MemoryStore(String name, Clock clock) {
        this.name = name;
        this.clock = clock;
    }

    @Override
    public String describe(String key) {
        return key.isEmpty() ? "memory:" + name : "memory:" + name + "/" + key;
    }

    @Override
    public synchronized Optional<StoredObject> head(String key) {
        return held(key).map(held -> held.describe(key));
    }

    @Override
    public synchronized Optional<Content> get(String key) {
        return held(key).map(held -> new Content(held.bytes.clone(), held.etag));
    }

    @Override
    public synchronized ByteSource open(StoredObject object) {
        Held held = held(object.key())
                .filter(h -> h.etag.equals(object.etag()))
                .orElseThrow(() -> StoreException.replaced(describe(object.key()), object));
        return ByteSource.of(held.bytes, describe(object.key()));
    }

    @Override
    public Optional<String> put(String key, ObjectBody body, Condition condition) {
        ObjectKey.check(key);
        byte[] bytes = bytes(key, body);
        synchronized (this) {
            if (!condition.holds(held(key).map(Held::etag))) {
                return Optional.empty();
            }
            String etag = "memory-" + ++generation;
            objects.put(key, new Held(bytes, body.sha256(), etag, clock.instant(), body.digestState()));
            return Optional.of(etag);
        }
    }

    @Override
    public synchronized List<StoredObject> list(String prefix) {
        ObjectKey.checkPrefix(prefix);
        List<StoredObject> found = new ArrayList<>();
        objects.tailMap(prefix, true).forEach((key, held) -> {
            if (key.startsWith(prefix)) {
                found.add(held.describe(key));
            }
        });
        return List.copyOf(found);
    }

    @Override
    public synchronized void delete(String key) {
        objects.remove(ObjectKey.check(key));
    }

    @Override
    public void close() {}

    private Optional<Held> held(String key) {
        return Optional.ofNullable(objects.get(ObjectKey.check(key)));
    }

    private byte[] bytes(String key, ObjectBody body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            BodyWriter.write(body, Channels.newChannel(bytes), describe(key));
        } catch (IOException e) {
            throw new AssertionError("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private record Held(byte[] bytes, Sha256 sha256, String etag, Instant written, Optional<Sha256State> digestState) {
        StoredObject describe(String key) {
            return new StoredObject(key, bytes.length, etag, written, Optional.of(sha256), digestState);
        }
    }
}
