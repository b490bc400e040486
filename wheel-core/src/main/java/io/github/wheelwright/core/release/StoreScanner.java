package io.github.wheelwright.core.release;

import io.github.wheelwright.core.RejectedException;
import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.host.Parallel;
import io.github.wheelwright.core.index.Layout;
import io.github.wheelwright.core.index.ProvenanceLink;
import io.github.wheelwright.core.provenance.InvalidProvenanceException;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.staging.ProvenanceObject;
import io.github.wheelwright.core.staging.StagedWheel;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoredObject;
import io.github.wheelwright.core.wheel.Wheel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the wheels that are in a store already. Of each, only its directory and METADATA are read, where the store vouches for its
 * digest.
 */
public final class StoreScanner {
    private StoreScanner() {}

    /** The wheels among the files of {@code layout}; there may be none. */
    public static List<StagedWheel> scan(ObjectStore store, Layout layout, Progress progress) {
        List<StoredObject> all = store.list(layout.files());
        Set<String> keys = all.stream().map(StoredObject::key).collect(Collectors.toSet());
        List<StoredObject> objects = all.stream()
                .filter(object -> object.key().endsWith(".whl"))
                .filter(object -> layout.holds(object.key()))
                .toList();
        List<String> problems = Collections.synchronizedList(new ArrayList<>());
        List<StagedWheel> wheels;
        try (Progress.Task task = progress.start(
                "reading", objects.stream().mapToLong(StoredObject::size).sum())) {
            wheels = Parallel.THREADS
                    .map(objects, object -> {
                        Optional<StagedWheel> wheel = read(store, object, problems)
                                .map(found -> keys.contains(ProvenanceLink.key(object.key()))
                                        ? attested(store, object.key(), found)
                                        : found);
                        task.advance(object.size());
                        return wheel;
                    })
                    .stream()
                    .flatMap(Optional::stream)
                    .toList();
        }
        if (!problems.isEmpty()) {
            throw new RejectedException(
                    "these objects cannot be listed (no page has been changed):",
                    problems,
                    "remove them, or publish them again");
        }
        return new Namesakes(store, layout).settled(wheels);
    }

    /** What is damaged or of another wheel is not listed; {@code wheel:fsck} names it where it was. */
    private static StagedWheel attested(ObjectStore store, String key, StagedWheel wheel) {
        try {
            return new ProvenanceObject(store, key, wheel.filename().toString(), wheel.sha256())
                    .read()
                    .map(wheel::attested)
                    .orElse(wheel);
        } catch (InvalidProvenanceException e) {
            return wheel;
        }
    }

    private static Optional<StagedWheel> read(ObjectStore store, StoredObject listed, List<String> problems) {
        String where = store.describe(listed.key());
        String filename = listed.key().substring(listed.key().lastIndexOf('/') + 1);
        // A listing does not say whether the store knows the digest; asking for the object does.
        StoredObject object = store.head(listed.key()).orElse(listed);
        try (Wheel wheel = Wheel.open(store.open(object), filename)) {
            Sha256 digest = object.sha256().isPresent() ? object.sha256().get() : Sha256.of(wheel.source());
            return Optional.of(StagedWheel.of(
                    wheel.filename(),
                    digest,
                    object.size(),
                    wheel.metadata(),
                    where,
                    Optional.empty(),
                    Optional.of(new StagedWheel.Stored(object.key(), object.lastModified()))));
        } catch (WheelException e) {
            problems.add("  " + where + ": " + e.getMessage());
        } catch (IOException e) {
            problems.add("  " + where + " cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }
}
