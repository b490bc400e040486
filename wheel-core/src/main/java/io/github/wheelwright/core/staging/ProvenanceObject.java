package io.github.wheelwright.core.staging;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.index.ProvenanceLink;
import io.github.wheelwright.core.provenance.InvalidProvenanceException;
import io.github.wheelwright.core.provenance.Provenance;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoreException;
import java.util.Arrays;
import java.util.Optional;

/** The provenance object beside a wheel in a store. It may grow (PEP 740), so it is the one file of an index that is changed in place. */
public final class ProvenanceObject {
    private static final int ATTEMPTS = 60;

    private final ObjectStore store;
    private final String filename;
    private final Sha256 sha256;
    private final String key;

    /** Beside the wheel {@code wheelKey}, which has this name and digest. */
    public ProvenanceObject(ObjectStore store, String wheelKey, String filename, Sha256 sha256) {
        this.store = store;
        this.filename = filename;
        this.sha256 = sha256;
        this.key = ProvenanceLink.key(wheelKey);
    }

    /**
     * What is there; empty where nothing is.
     *
     * @throws InvalidProvenanceException where something else is there, or it is of another wheel
     */
    public Optional<Provenance> read() {
        return store.get(key).map(this::parsed);
    }

    /** Whether all that {@code provenance} attests is there. */
    public boolean holds(Provenance provenance) {
        try {
            return read().map(there -> there.and(provenance).equals(there)).orElse(false);
        } catch (InvalidProvenanceException e) {
            return false;
        }
    }

    /** Adds what {@code provenance} attests to what is there. */
    void add(Provenance provenance) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Content> there = store.get(key);
            Provenance next = there.map(content -> joined(content, provenance)).orElse(provenance);
            if (there.isPresent() && Arrays.equals(there.get().bytes(), next.bytes())) {
                return;
            }
            Condition condition =
                    there.map(content -> Condition.matches(content.etag())).orElse(Condition.ABSENT);
            if (store.put(key, ObjectBody.of(next.bytes(), Provenance.CONTENT_TYPE, ObjectBody.REVALIDATE), condition)
                    .isPresent()) {
                return;
            }
        }
        throw new StoreException(
                store.describe(key) + " was changed by others " + ATTEMPTS + " times", "run the same command again");
    }

    /** The wheel under this key has our digest, so whatever is of another is wrong. */
    private Provenance joined(Content content, Provenance provenance) {
        try {
            return parsed(content).and(provenance);
        } catch (InvalidProvenanceException e) {
            return provenance;
        }
    }

    private Provenance parsed(Content content) {
        Provenance found = Provenance.parse(content.bytes(), store.describe(key));
        found.check(filename, sha256, store.describe(key));
        return found;
    }
}
