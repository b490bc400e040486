package io.github.wheelwright.core.release;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectKey;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoreException;
import io.github.wheelwright.core.store.StoredObject;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The objects of a modelled S3 bucket. As there, an entity tag is a digest of the content: the same bytes written again have the
 * same tag.
 */
final class ModelObjects implements ObjectStore {
    private final NavigableMap<String, Held> objects = new TreeMap<>(ObjectKey.ORDER);
    private final Clock clock;
    Consumer<String> changed = key -> {};
    private StateHash hash = StateHash.NONE;

    ModelObjects(Clock clock) {
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    /** One object. */
    record Held(byte[] bytes, Sha256 sha256, Instant written) {
        StoredObject describe(String key) {
            return new StoredObject(key, bytes.length, sha256.hex(), written, Optional.of(sha256));
        }
    }

    Optional<Held> held(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    Iterable<String> keys() {
        return objects.keySet();
    }

    /** A copy to go on from. */
    ModelObjects copy(Clock other) {
        ModelObjects copy = new ModelObjects(other);
        copy.objects.putAll(objects);
        copy.hash = hash;
        return copy;
    }

    /** Of what is held, whatever the way to it. */
    StateHash hash() {
        return hash;
    }

    private void hold(String key, Held held) {
        Held before = objects.put(key, held);
        if (before != null) {
            hash = hash.xor(of(key, before));
        }
        hash = hash.xor(of(key, held));
    }

    private static StateHash of(String key, Held held) {
        return StateHash.NONE
                .with(key)
                .with(held.sha256().hex())
                .with(held.written().toString());
    }

    @Override
    public String describe(String key) {
        return key;
    }

    @Override
    public Optional<StoredObject> head(String key) {
        return held(key).map(held -> held.describe(key));
    }

    @Override
    public Optional<Content> get(String key) {
        return held(key).map(held -> new Content(held.bytes, held.sha256.hex()));
    }

    @Override
    public ByteSource open(StoredObject object) {
        return held(object.key())
                .filter(held -> held.sha256.hex().equals(object.etag()))
                .map(held -> ByteSource.of(held.bytes, object.key()))
                .orElseThrow(() -> StoreException.replaced(object.key(), object));
    }

    @Override
    public Optional<String> put(String key, ObjectBody body, Condition condition) {
        if (!condition.holds(held(key).map(held -> held.sha256.hex()))) {
            return Optional.empty();
        }
        try {
            byte[] bytes = body.bytes().read(0, Math.toIntExact(body.bytes().length()));
            hold(key, new Held(bytes, body.sha256(), clock.instant()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        changed.accept(key);
        return Optional.of(body.sha256().hex());
    }

    @Override
    public List<StoredObject> list(String prefix) {
        List<StoredObject> found = new ArrayList<>();
        for (var entry : objects.tailMap(prefix, true).entrySet()) {
            if (!entry.getKey().startsWith(prefix)) {
                break;
            }
            found.add(entry.getValue().describe(entry.getKey()));
        }
        return found;
    }

    @Override
    public void delete(String key) {
        Held before = objects.remove(key);
        if (before != null) {
            hash = hash.xor(of(key, before));
            changed.accept(key);
        }
    }

    @Override
    public void close() {}
}
