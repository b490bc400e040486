package io.github.wheelwright.core.retention;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.metadata.CoreMetadata;
import io.github.wheelwright.core.metadata.InvalidMetadataException;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.staging.Dependencies;
import io.github.wheelwright.core.store.ObjectStore;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What listed files require, by the METADATA beside them: of files that share theirs, it is read once. */
final class StoredRequirements {
    private static final String REMEDY = "run wheel:fsck, which names all that is wrong";

    private final ObjectStore store;
    private final Host host;
    private final Map<Sha256, List<Requirement>> known = new HashMap<>();

    StoredRequirements(ObjectStore store, Host host) {
        this.store = store;
        this.host = host;
    }

    /**
     * What each of {@code files} requires.
     *
     * @throws WheelException where that cannot be told
     */
    List<List<Requirement>> of(List<IndexFile> files) {
        Map<Sha256, IndexFile> unknown = new LinkedHashMap<>();
        files.stream()
                .filter(file -> !known.containsKey(digest(file)))
                .forEach(file -> unknown.putIfAbsent(digest(file), file));
        List<Sha256> digests = List.copyOf(unknown.keySet());
        List<List<Requirement>> read = host.parallel().map(unknown.values(), this::read);
        for (int i = 0; i < digests.size(); i++) {
            known.put(digests.get(i), read.get(i));
        }
        return files.stream()
                .map(file -> Objects.requireNonNull(known.get(digest(file))))
                .toList();
    }

    private static Sha256 digest(IndexFile file) {
        return file.coreMetadata().orElse(file.sha256());
    }

    private List<Requirement> read(IndexFile file) {
        String key = IndexFile.metadataKey(file.key());
        try {
            return store.get(key)
                    .map(content -> Dependencies.requirements(CoreMetadata.parse(content.bytes(), store.describe(key))))
                    .orElseThrow(
                            () -> new WheelException(unknown(file, store.describe(key) + " is not there"), REMEDY));
        } catch (InvalidMetadataException e) {
            throw new WheelException(unknown(file, e.getMessage()), REMEDY, e);
        }
    }

    private static String unknown(IndexFile file, String why) {
        return "what " + file.filename() + " requires cannot be told, so no version leaves: " + why;
    }
}
