package io.github.wheelwright.maven.cache;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.staging.MeteredSource;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoreException;
import io.github.wheelwright.core.store.StoredObject;
import io.github.wheelwright.maven.cache.CacheState.Hit;
import io.github.wheelwright.maven.cache.CacheState.Legacy;
import io.github.wheelwright.maven.cache.CacheState.Miss;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Puts a build into a cache: files into a set of their own, which nobody looks at, then the manifest, by compare-and-swap. A run
 * that dies leaves a set that no manifest names.
 */
public final class CacheUpload {
    private static final int MOST_TRIES = 5;

    private final WheelCache cache;
    private final ObjectStore store;
    private final Progress progress;

    /** Uploads into {@code cache}. */
    public CacheUpload(WheelCache cache, Progress progress) {
        this.cache = cache;
        this.store = cache.store();
        this.progress = progress;
    }

    /**
     * What an upload came to.
     *
     * @param hit the build that the cache has now
     * @param written whether that is this one: not, where there was one, or somebody else was faster
     */
    public record Result(Hit hit, boolean written) {}

    /** Puts {@code files} under {@code key}; {@code force} replaces a valid build that is there. */
    public Result run(CacheKey key, List<Path> files, Optional<String> image, boolean force) throws IOException {
        if (!force && cache.find(key) instanceof Hit hit) {
            return new Result(hit, false);
        }
        CacheState found = cache.own(key);
        Map<String, Path> byName = new TreeMap<>();
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            Path other = byName.put(name, file);
            if (other != null) {
                throw new WheelException(
                        "two files of one name: " + other + " and " + file, "leave one of them out of the input");
            }
            if (!Manifest.isName(name)) {
                throw new WheelException(
                        file + " has a name that a cache cannot keep", "use letters, digits and . _ + ! - only");
            }
        }
        String set = newSet();
        List<CachedFile> described = new ArrayList<>();
        for (Map.Entry<String, Path> file : byName.entrySet()) {
            try (ByteSource bytes = ByteSource.of(file.getValue())) {
                described.add(put(key, set, file.getKey(), bytes));
            }
        }
        return finish(new Manifest(key.value(), set, image, described, key.text()), found, key);
    }

    /** Gives wheels that are there without a manifest a set and a manifest; the wheels stay where they are, too. */
    public Result adopt(CacheKey key, Legacy legacy) throws IOException {
        String set = newSet();
        List<CachedFile> described = new ArrayList<>();
        for (StoredObject object : legacy.files()) {
            try (ByteSource bytes = store.open(object)) {
                String name = object.key().substring(object.key().lastIndexOf('/') + 1);
                described.add(put(key, set, name, bytes));
            }
        }
        described.sort(Comparator.comparing(CachedFile::name));
        return finish(new Manifest(key.value(), set, Optional.empty(), described, key.text()), legacy, key);
    }

    private CachedFile put(CacheKey key, String set, String name, ByteSource bytes) throws IOException {
        Sha256 digest = Sha256.of(bytes);
        String where = WheelCache.setKey(key.value(), set, cache.scope()) + name;
        try (Progress.Task task = progress.start("uploading " + name, bytes.length())) {
            ObjectBody body = new ObjectBody(
                    new MeteredSource(bytes.shared(), task::advance),
                    digest,
                    "application/octet-stream",
                    ObjectBody.IMMUTABLE);
            // the set's name is random: what is there can only be ours, from a request whose answer was lost
            if (store.put(where, body, Condition.ABSENT).isEmpty()
                    && store.head(where).map(StoredObject::size).orElse(-1L) != bytes.length()) {
                throw new StoreException(store.describe(where) + " was written by somebody else", "run this again");
            }
        }
        return new CachedFile(name, bytes.length(), digest);
    }

    private Result finish(Manifest manifest, CacheState before, CacheKey key) {
        ObjectBody body = ObjectBody.of(manifest.written(), "application/json", ObjectBody.REVALIDATE);
        CacheState found = before;
        for (int i = 0; i < MOST_TRIES; i++) {
            Condition condition = found instanceof Hit hit
                    ? Condition.matches(hit.etag())
                    : found instanceof Miss miss && miss.etag().isPresent()
                            ? Condition.matches(miss.etag().get())
                            : Condition.ABSENT;
            boolean written = store.put(WheelCache.manifestKey(key.value(), cache.scope()), body, condition)
                    .isPresent();
            found = cache.own(key);
            if (found instanceof Hit hit) {
                boolean ours = hit.manifest().set().equals(manifest.set());
                if (!ours) {
                    drop(manifest);
                }
                return new Result(hit, ours);
            }
            if (written) {
                throw new StoreException(
                        cache.path(key) + " is not what was just written: " + found.description(),
                        "see what else writes or deletes there");
            }
        }
        throw new StoreException(
                "others keep replacing the manifest in " + cache.path(key), "run this again when they are done");
    }

    /** Somebody else was faster, and theirs is used: nothing will ever name our files. */
    private void drop(Manifest manifest) {
        manifest.files().forEach(file -> store.delete(WheelCache.fileKey(manifest, file, cache.scope())));
    }

    private static String newSet() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
