package io.github.wheelwright.maven.cache;

import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoredObject;
import io.github.wheelwright.maven.cache.CacheState.Hit;
import io.github.wheelwright.maven.cache.CacheState.Legacy;
import io.github.wheelwright.maven.cache.CacheState.Miss;
import java.util.List;
import java.util.Optional;

/**
 * Built wheels in a store: {@code <key>/manifest.json}, which names a set, and {@code <key>/sets/<id>/<file>}, which never change.
 * What cannot be asked for (no access, no network) is an exception, never a miss.
 */
public final class WheelCache {
    private final ObjectStore store;

    /** The cache in {@code store}. */
    public WheelCache(ObjectStore store) {
        this.store = store;
    }

    /** Where all that belongs to {@code key} is, for people and for other tools. */
    public String path(CacheKey key) {
        return store.describe(key.value() + "/");
    }

    /** What there is under {@code key}: a hit has a valid manifest, and each of its files is there in its size. */
    public CacheState check(CacheKey key) {
        Optional<Content> content = store.get(manifestKey(key.value()));
        if (content.isEmpty()) {
            return withoutManifest(key);
        }
        String etag = content.get().etag();
        try {
            Manifest manifest = Manifest.read(content.get().bytes(), key.value());
            for (CachedFile file : manifest.files()) {
                Optional<String> problem = problem(file, store.head(fileKey(manifest, file)));
                if (problem.isPresent()) {
                    return new Miss(problem.get(), Optional.of(etag));
                }
            }
            return new Hit(manifest, etag);
        } catch (InvalidManifestException e) {
            return new Miss(e.problem(), Optional.of(etag));
        }
    }

    private CacheState withoutManifest(CacheKey key) {
        List<StoredObject> objects = store.list(key.value() + "/");
        List<StoredObject> wheels = objects.stream()
                .filter(object -> object.key().endsWith(".whl"))
                .filter(object -> object.key().lastIndexOf('/') == key.value().length())
                .toList();
        if (key.scheme() == CacheKey.Scheme.LEGACY && !wheels.isEmpty()) {
            return new Legacy(wheels);
        }
        return new Miss(
                objects.isEmpty()
                        ? "nothing is cached under this key"
                        : "no manifest: an upload was not finished, " + objects.size() + " of its objects are there",
                Optional.empty());
    }

    private static Optional<String> problem(CachedFile file, Optional<StoredObject> found) {
        if (found.isEmpty()) {
            return Optional.of(file.name() + " is gone from the set that the manifest names");
        }
        if (found.get().size() != file.size()) {
            return Optional.of(
                    file.name() + " has " + found.get().size() + " bytes, and the manifest says " + file.size());
        }
        return found.get()
                .sha256()
                .filter(digest -> !digest.equals(file.sha256()))
                .map(digest -> file.name() + " has " + digest + ", and the manifest says " + file.sha256());
    }

    ObjectStore store() {
        return store;
    }

    static String manifestKey(String key) {
        return key + "/manifest.json";
    }

    static String setKey(String key, String set) {
        return key + "/sets/" + set + "/";
    }

    static String fileKey(Manifest manifest, CachedFile file) {
        return setKey(manifest.key(), manifest.set()) + file.name();
    }
}
