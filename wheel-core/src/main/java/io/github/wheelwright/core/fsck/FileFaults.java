package io.github.wheelwright.core.fsck;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.FaultCode;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProvenanceLink;
import io.github.wheelwright.core.provenance.InvalidProvenanceException;
import io.github.wheelwright.core.staging.MeteredSource;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.staging.ProvenanceObject;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoreException;
import io.github.wheelwright.core.store.StoredObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares the files in a store with what the pages say of them. */
final class FileFaults {
    private final ObjectStore store;
    private final Host host;
    private final boolean deep;
    private final Progress progress;

    FileFaults(ObjectStore store, Host host, boolean deep, Progress progress) {
        this.store = store;
        this.host = host;
        this.deep = deep;
        this.progress = progress;
    }

    /** What is wrong with the listed files; each is looked at once, however many pages list it. */
    List<IndexFault> find(IndexTree tree) {
        // Pages that say different things of one file are each held against it.
        Map<List<Object>, IndexTree.Listing> distinct = new LinkedHashMap<>();
        tree.listings().forEach(listing -> {
            IndexFile file = listing.file();
            distinct.putIfAbsent(
                    List.of(
                            file.key(),
                            file.sha256(),
                            file.size(),
                            file.coreMetadata(),
                            file.provenance().isPresent()),
                    listing);
        });
        long bytes = deep
                ? distinct.values().stream()
                        .mapToLong(listing -> listing.file().size())
                        .sum()
                : 0;
        List<IndexFault> faults = new ArrayList<>();
        try (Progress.Task task = progress.start("checking files", bytes)) {
            host.parallel()
                    .map(distinct.values(), listing -> find(listing, task))
                    .forEach(faults::addAll);
        }
        return faults;
    }

    private List<IndexFault> find(IndexTree.Listing listing, Progress.Task task) {
        IndexFile file = listing.file();
        String on =
                ", listed on " + listing.root().folder() + listing.page().name().normalized() + "/";
        Optional<StoredObject> found = store.head(file.key());
        if (found.isEmpty()) {
            return List.of(new IndexFault(FaultCode.FILE_MISSING, file.key(), "is not there" + on));
        }
        StoredObject object = found.get();
        if (object.size() != file.size()) {
            return List.of(new IndexFault(
                    FaultCode.SIZE_MISMATCH,
                    file.key(),
                    "has " + object.size() + " bytes instead of " + file.size() + on));
        }
        Optional<Sha256> digest = deep ? Optional.of(read(object, task)) : object.sha256();
        if (digest.isPresent() && !digest.get().equals(file.sha256())) {
            return List.of(new IndexFault(
                    FaultCode.HASH_MISMATCH, file.key(), "has " + digest.get() + " instead of " + file.sha256() + on));
        }
        List<IndexFault> beside = new ArrayList<>(metadata(file, on));
        file.provenance().ifPresent(link -> beside.addAll(provenance(file, on)));
        return beside;
    }

    private List<IndexFault> provenance(IndexFile file, String on) {
        String key = ProvenanceLink.key(file.key());
        try {
            return new ProvenanceObject(store, file.key(), file.filename(), file.sha256())
                            .read()
                            .isPresent()
                    ? List.of()
                    : List.of(new IndexFault(FaultCode.PROVENANCE_UNREADABLE, key, "is not there" + on));
        } catch (InvalidProvenanceException e) {
            return List.of(new IndexFault(FaultCode.PROVENANCE_UNREADABLE, key, e.getMessage() + on));
        }
    }

    private List<IndexFault> metadata(IndexFile file, String on) {
        if (file.coreMetadata().isEmpty()) {
            return List.of();
        }
        String key = IndexFile.metadataKey(file.key());
        Optional<Content> content = store.get(key);
        if (content.isEmpty()) {
            return List.of(new IndexFault(FaultCode.METADATA_FILE_UNREADABLE, key, "is not there" + on));
        }
        Sha256 digest = Sha256.of(content.get().bytes());
        return digest.equals(file.coreMetadata().get())
                ? List.of()
                : List.of(new IndexFault(
                        FaultCode.METADATA_HASH_MISMATCH,
                        key,
                        "has " + digest + " instead of " + file.coreMetadata().get() + on));
    }

    private Sha256 read(StoredObject object, Progress.Task task) {
        try (ByteSource bytes = store.open(object)) {
            return Sha256.of(new MeteredSource(bytes, task::advance));
        } catch (IOException e) {
            throw new StoreException(
                    store.describe(object.key()) + " could not be read: " + e.getMessage(), "run this again", e);
        }
    }
}
