package io.github.wheelwright.core.staging;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoreException;
import io.github.wheelwright.core.store.StoredObject;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tells what objects of a store hold. Where the store does not say so itself, each state of an object is read once. */
public final class StoredContents {
    private final ObjectStore store;
    private final Map<StoredObject, Sha256> read = new ConcurrentHashMap<>();

    public StoredContents(ObjectStore store) {
        this.store = store;
    }

    /** Whether {@code object} is {@code wheel}; {@code progress} hears of what has to be read for it. */
    public boolean holds(StoredObject object, StagedWheel wheel, Progress.Task progress) {
        if (object.size() != wheel.size()) {
            return false;
        }
        Sha256 digest = object.sha256()
                .or(() -> Optional.ofNullable(read.get(object)))
                .orElseGet(() -> digest(object, progress));
        read.put(object, digest);
        return digest.equals(wheel.sha256());
    }

    private Sha256 digest(StoredObject object, Progress.Task progress) {
        try (ByteSource bytes = store.open(object)) {
            return Sha256.of(new MeteredSource(bytes, progress::advance));
        } catch (IOException e) {
            throw StoreException.unreadable(store.describe(object.key()), e);
        }
    }
}
