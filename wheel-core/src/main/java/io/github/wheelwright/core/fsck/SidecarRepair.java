package io.github.wheelwright.core.fsck;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.staging.FileUploader;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoredObject;
import io.github.wheelwright.core.wheel.Wheel;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Puts a wheel's METADATA beside it, from the wheel itself (PEP 658). */
final class SidecarRepair {
    private SidecarRepair() {}

    /** The digest of what then stands there; empty where the wheel cannot be read, which is another fault. */
    static Optional<Sha256> mend(ObjectStore store, IndexFile file) {
        Optional<StoredObject> object = store.head(file.key());
        if (object.isEmpty()) {
            return Optional.empty();
        }
        try (Wheel wheel = Wheel.open(store.open(object.get()), file.filename())) {
            byte[] metadata = wheel.metadata().bytes();
            String key = IndexFile.metadataKey(file.key());
            Optional<Content> there = store.get(key);
            if (!there.map(content -> Arrays.equals(content.bytes(), metadata)).orElse(false)) {
                store.put(
                        key,
                        ObjectBody.of(metadata, FileUploader.METADATA_TYPE, ObjectBody.IMMUTABLE),
                        there.map(content -> Condition.matches(content.etag())).orElse(Condition.ABSENT));
            }
            return Optional.of(Sha256.of(metadata));
        } catch (WheelException | IOException e) {
            // Its size or digest is wrong too, which is said of the wheel.
            return Optional.empty();
        }
    }
}
