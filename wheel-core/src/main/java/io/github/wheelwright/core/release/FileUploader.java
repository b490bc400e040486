package io.github.wheelwright.core.release;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoreException;
import io.github.wheelwright.core.store.StoredObject;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Brings the files of a release into the store, each once. */
final class FileUploader {
    private static final String WHEEL_TYPE = "application/octet-stream";
    private static final String METADATA_TYPE = "text/plain; charset=utf-8";

    private final ObjectStore store;
    private final Progress.Task progress;

    FileUploader(ObjectStore store, Progress.Task progress) {
        this.store = store;
        this.progress = progress;
    }

    /** What became of a file. */
    enum Outcome {
        /** Its bytes were sent. */
        UPLOADED,
        /** The store had it, the same bytes. */
        ALREADY_THERE
    }

    /** Brings {@code wheel} to {@code key}, and its METADATA beside it. */
    Outcome upload(StagedWheel wheel, String key) {
        Outcome outcome = wheel.content().isEmpty() ? Outcome.ALREADY_THERE : uploadWheel(wheel, key);
        uploadMetadata(wheel, key);
        return outcome;
    }

    private Outcome uploadWheel(StagedWheel wheel, String key) {
        // Asked first, so that a release that is run again does not send gigabytes to be told that they are there.
        Optional<StoredObject> there = store.head(key);
        if (there.isEmpty() && put(wheel, key)) {
            return Outcome.UPLOADED;
        }
        StoredObject found = there.or(() -> store.head(key))
                .orElseThrow(() -> new StoreException(
                        store.describe(key) + " was removed while it was published",
                        "run the same command again, and not at the same time as a clean-up"));
        if (!holds(found, wheel)) {
            throw unlisted(List.of(describe(found, wheel)));
        }
        return Outcome.ALREADY_THERE;
    }

    /** What stands at {@code key} with other content than {@code wheel}, as far as can be told without reading it. */
    Optional<String> leftover(StagedWheel wheel, String key) {
        return store.head(key)
                .filter(found -> found.size() != wheel.size()
                        || found.sha256()
                                .map(digest -> !digest.equals(wheel.sha256()))
                                .orElse(false))
                .map(found -> describe(found, wheel));
    }

    /** The error for such leftovers. */
    static RejectedException unlisted(List<String> leftovers) {
        return new RejectedException(
                "other content is in the store under a name that no page lists:",
                leftovers,
                "delete that object if it was left by a run that was interrupted, or give the new build a version or a build tag of its own");
    }

    private String describe(StoredObject found, StagedWheel wheel) {
        return "  " + store.describe(found.key()) + "\n      " + found.size() + " bytes of " + found.lastModified()
                + "; now: " + wheel.sha256() + " (" + wheel.size() + " bytes)";
    }

    private boolean put(StagedWheel wheel, String key) {
        try (ByteSource bytes = wheel.content().orElseThrow().open()) {
            ObjectBody body = new ObjectBody(
                    new MeteredSource(bytes, progress::advance), wheel.sha256(), WHEEL_TYPE, ObjectBody.IMMUTABLE);
            return store.put(key, body, Condition.ABSENT).isPresent();
        } catch (IOException e) {
            throw unreadable(wheel.origin(), e);
        }
    }

    /** Whether {@code object} is {@code wheel}: by the store's own word, else by reading it. */
    boolean holds(StoredObject object, StagedWheel wheel) {
        if (object.size() != wheel.size()) {
            return false;
        }
        return object.sha256().orElseGet(() -> digest(object)).equals(wheel.sha256());
    }

    private Sha256 digest(StoredObject object) {
        try (ByteSource bytes = store.open(object)) {
            return Sha256.of(new MeteredSource(bytes, progress::advance));
        } catch (IOException e) {
            throw unreadable(store.describe(object.key()), e);
        }
    }

    private void uploadMetadata(StagedWheel wheel, String wheelKey) {
        String key = IndexFile.metadataKey(wheelKey);
        ObjectBody body = ObjectBody.of(wheel.metadata(), METADATA_TYPE, ObjectBody.IMMUTABLE);
        if (store.put(key, body, Condition.ABSENT).isEmpty()) {
            // The wheel under this name has our hash, so whatever else stands here is wrong.
            Optional<Content> there = store.get(key);
            if (!there.map(content -> Arrays.equals(content.bytes(), wheel.metadata()))
                    .orElse(false)) {
                store.put(key, body, Condition.ALWAYS);
            }
        }
    }

    private static StoreException unreadable(String what, IOException cause) {
        return new StoreException(
                what + " could not be read: " + cause.getMessage(),
                "run the same command again once it can be read",
                cause);
    }
}
