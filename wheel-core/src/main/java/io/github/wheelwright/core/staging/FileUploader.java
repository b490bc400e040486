package io.github.wheelwright.core.staging;

import io.github.wheelwright.core.host.Pause;
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
import java.util.stream.Collectors;

/** Brings the files of a release into the store, each once. */
public final class FileUploader {
    static final String WHEEL_TYPE = "application/octet-stream";
    public static final String METADATA_TYPE = "text/plain; charset=utf-8";

    private final ObjectStore store;
    private final StoredContents contents;
    private final Progress.Task progress;
    private final Runnable guard;
    private final Pause pause;

    public FileUploader(ObjectStore store, Progress.Task progress) {
        this(store, new StoredContents(store), progress, () -> {}, Pause.BACK_OFF);
    }

    /** {@code guard} runs before each file, and throws where the run has to start over; {@code pause} is how it waits for others. */
    public FileUploader(
            ObjectStore store, StoredContents contents, Progress.Task progress, Runnable guard, Pause pause) {
        this.contents = contents;
        this.guard = guard;
        this.pause = pause;
        this.store = store;
        this.progress = progress;
    }

    /**
     * Where a file is.
     *
     * @param key its key
     * @param uploaded whether its bytes were sent; else the store had them
     */
    public record Place(String key, boolean uploaded) {}

    /**
     * Brings {@code wheel} to the first of {@code keys} at which nothing else stands, and beside it its METADATA and what is attested of
     * it. A wheel is only ever written where nothing is, so whoever has seen a file under a key sees no other there.
     */
    public Place upload(StagedWheel wheel, List<String> keys) {
        guard.run();
        Place place =
                (wheel.content().isEmpty() ? found(keys) : placed(wheel, keys)).orElseThrow(() -> nowhere(wheel, keys));
        uploadMetadata(wheel, place.key());
        wheel.provenance()
                .ifPresent(provenance -> new ProvenanceObject(
                                store, place.key(), wheel.filename().toString(), wheel.sha256())
                        .add(provenance, pause));
        return place;
    }

    private Optional<Place> placed(StagedWheel wheel, List<String> keys) {
        return keys.stream().flatMap(key -> uploadWheel(wheel, key).stream()).findFirst();
    }

    /** The place of a wheel that is in the store only. */
    private Optional<Place> found(List<String> keys) {
        return keys.stream()
                .filter(key -> store.head(key).isPresent())
                .findFirst()
                .map(key -> new Place(key, false));
    }

    /** Empty where other content stands under {@code key}. */
    private Optional<Place> uploadWheel(StagedWheel wheel, String key) {
        // Asked first, so that a release that is run again does not send gigabytes to be told that they are there.
        Optional<StoredObject> there = store.head(key);
        if (there.isEmpty() && put(wheel, key)) {
            return Optional.of(new Place(key, true));
        }
        StoredObject found = there.or(() -> store.head(key))
                .orElseThrow(() -> new StoreException(
                        store.describe(key) + " was removed while it was published",
                        "run the same command again, and not at the same time as a clean-up"));
        if (!contents.holds(found, wheel, progress)) {
            return Optional.empty();
        }
        // where the store does not tell the digest, the progress has heard of the bytes that were read
        progress.advance(found.sha256().isPresent() ? wheel.size() : 0);
        return Optional.of(new Place(key, false));
    }

    private StoreException nowhere(StagedWheel wheel, List<String> keys) {
        return new StoreException(
                "there is no key left for " + wheel.filename() + " (" + wheel.sha256()
                        + "): other content stands under "
                        + keys.stream().map(store::describe).collect(Collectors.joining(", "))
                        + ", or it is being deleted there",
                "run the same command again after the grace of wheel:prune, or give the build a build tag of its own");
    }

    private boolean put(StagedWheel wheel, String key) {
        try {
            return wheel.content().orElseThrow().put(store, key, wheel, progress::advance);
        } catch (IOException e) {
            throw StoreException.unreadable(wheel.origin(), e);
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
}
