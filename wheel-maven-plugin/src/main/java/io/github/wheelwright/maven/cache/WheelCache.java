package io.github.wheelwright.maven.cache;

import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoredObject;
import io.github.wheelwright.maven.cache.CacheState.Hit;
import io.github.wheelwright.maven.cache.CacheState.Legacy;
import io.github.wheelwright.maven.cache.CacheState.Miss;
import io.github.wheelwright.maven.ci.Scope;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Built wheels in a store: {@code <key>/manifest.json}, which names a set, and {@code <key>/sets/<id>/<file>}, which never change; in
 * the preview scope all of it below {@code preview/}. What cannot be asked for (no access, no network) is an exception, never a miss.
 */
public final class WheelCache {
    private final ObjectStore store;
    private final Scope scope;

    /** The cache in {@code store} of a build that writes {@code scope}. */
    public WheelCache(ObjectStore store, Scope scope) {
        this.store = store;
        this.scope = scope;
    }

    /** The scope that it writes. */
    public Scope scope() {
        return scope;
    }

    /** Where this build writes all that belongs to {@code key}, for people and for other tools. */
    public String path(CacheKey key) {
        return path(key, scope);
    }

    /** Where all that belongs to {@code key} is in {@code readable}. */
    public String path(CacheKey key, Scope readable) {
        return store.describe(readable.prefix() + key.value() + "/");
    }

    /** What there is under {@code key}, in any scope that is read. */
    public CacheState find(CacheKey key) {
        return find(key, any -> true);
    }

    /** What there is under {@code key}: best what is {@code wanted}, else anything else, in any scope that is read. */
    public CacheState find(CacheKey key, Predicate<CacheState> wanted) {
        List<CacheState> states =
                scope.readable().stream().map(place -> check(key, place)).toList();
        List<CacheState> there =
                states.stream().filter(state -> !(state instanceof Miss)).toList();
        return there.stream()
                .filter(wanted)
                .findFirst()
                .orElseGet(() -> there.isEmpty() ? states.get(states.size() - 1) : there.get(0));
    }

    /** What this build may replace under {@code key}: a hit has a valid manifest, and each of its files is there in its size. */
    CacheState own(CacheKey key) {
        return check(key, scope);
    }

    private CacheState check(CacheKey key, Scope place) {
        Optional<Content> content = store.get(manifestKey(key.value(), place));
        if (content.isEmpty()) {
            return withoutManifest(key, place);
        }
        String etag = content.get().etag();
        try {
            Manifest manifest = Manifest.read(content.get().bytes(), key.value());
            for (CachedFile file : manifest.files()) {
                Optional<String> problem = problem(file, store.head(fileKey(manifest, file, place)));
                if (problem.isPresent()) {
                    return new Miss(problem.get(), Optional.of(etag));
                }
            }
            return new Hit(manifest, etag, place);
        } catch (InvalidManifestException e) {
            return new Miss(e.problem(), Optional.of(etag));
        }
    }

    private CacheState withoutManifest(CacheKey key, Scope place) {
        String folder = place.prefix() + key.value();
        List<StoredObject> objects = store.list(folder + "/");
        List<StoredObject> wheels = objects.stream()
                .filter(object -> object.key().endsWith(".whl"))
                .filter(object -> object.key().lastIndexOf('/') == folder.length())
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

    static String manifestKey(String key, Scope place) {
        return place.prefix() + key + "/manifest.json";
    }

    static String setKey(String key, String set, Scope place) {
        return place.prefix() + key + "/sets/" + set + "/";
    }

    static String fileKey(Manifest manifest, CachedFile file, Scope place) {
        return setKey(manifest.key(), manifest.set(), place) + file.name();
    }
}
