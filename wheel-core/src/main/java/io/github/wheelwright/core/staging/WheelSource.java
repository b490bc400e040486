package io.github.wheelwright.core.staging;

import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoredObject;
import java.nio.file.Path;

/** Where a wheel is that shall be published. */
public sealed interface WheelSource {
    /** Its name. */
    String filename();

    /**
     * A file.
     *
     * @param path where it is
     */
    record InFile(Path path) implements WheelSource {
        @Override
        public String filename() {
            return String.valueOf(path.getFileName());
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /**
     * An object of a store, which has to stay open until the wheel is published.
     *
     * @param store where it is
     * @param object what a listing told of it
     */
    record InStore(ObjectStore store, StoredObject object) implements WheelSource {
        @Override
        public String filename() {
            return object.key().substring(object.key().lastIndexOf('/') + 1);
        }

        @Override
        public String toString() {
            return store.describe(object.key());
        }
    }
}
