package io.github.wheelwright.core.staging;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.host.Pause;
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
        return content().map(content -> {
            Provenance found = Provenance.parse(content.bytes(), store.describe(key));
            found.check(filename, sha256, store.describe(key));
            return found;
        });
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
    void add(Provenance provenance, Pause pause) {
        for (int attempt : pause.attempts()) {
            Optional<Content> there = content();
            Provenance next = there.map(content -> joined(content, provenance)).orElse(provenance);
            Provenance.checkSize(next.bytes().length, store.describe(key) + ", with what is to be added,");
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
                store.describe(key) + " was changed by others " + Pause.ATTEMPTS + " times",
                "run the same command again");
    }

    /** The wheel under this key has our digest, so what is of another is wrong, as is what is no JSON. The rest stays. */
    private Provenance joined(Content content, Provenance provenance) {
        if (!Provenance.isLike(content.bytes())) {
            return provenance;
        }
        Provenance there = known(content);
        try {
            there.check(filename, sha256, store.describe(key));
            return there.and(provenance);
        } catch (InvalidProvenanceException e) {
            return provenance;
        }
    }

    private Provenance known(Content content) {
        try {
            return Provenance.parse(content.bytes(), store.describe(key));
        } catch (InvalidProvenanceException e) {
            throw new InvalidProvenanceException(
                    e.getMessage() + "\n    it may be of a later version, so nothing is written over it",
                    "publish with the version of Wheelwright that wrote it, or a later one; where it is damaged, delete it and run the"
                            + " same command again",
                    e);
        }
    }

    private Optional<Content> content() {
        store.head(key).ifPresent(there -> Provenance.checkSize(there.size(), store.describe(key)));
        return store.get(key);
    }
}
