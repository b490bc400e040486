package io.github.wheelwright.maven.build;

import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.maven.cache.CacheDownload;
import io.github.wheelwright.maven.cache.CacheKey;
import io.github.wheelwright.maven.cache.CacheState;
import io.github.wheelwright.maven.cache.CacheUpload;
import io.github.wheelwright.maven.cache.CachedFile;
import io.github.wheelwright.maven.cache.WheelCache;
import io.github.wheelwright.maven.ci.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Wheels out of the cache where it has them; else made, and put there. */
public final class CachedBuild {
    private final Optional<WheelCache> cache;
    private final CacheKey key;
    private final boolean forced;
    private final boolean hit;
    private final CacheState found;
    private final String reason;

    private CachedBuild(
            Optional<WheelCache> cache, CacheKey key, boolean forced, boolean hit, CacheState found, String reason) {
        this.cache = cache;
        this.key = key;
        this.forced = forced;
        this.hit = hit;
        this.found = found;
        this.reason = reason;
    }

    /**
     * What a build came to.
     *
     * @param files wheels, and a saved base image where one was made or wanted
     * @param image digest of the base image that was pushed
     * @param scope that the image is of
     */
    public record Made(List<Path> files, Optional<String> image, Scope scope) {
        /** Files without a pushed image. */
        public Made(List<Path> files) {
            this(files, Optional.empty(), Scope.SHARED);
        }
    }

    /** Makes wheels. */
    @FunctionalInterface
    public interface Maker {
        /** Makes them. */
        Made make() throws IOException;
    }

    /**
     * Looks up what there is.
     *
     * @param cache where to look, if there is one
     * @param forcedBy who wants a build whatever there is
     * @param image which kind of base image a cached build has to have
     */
    public static CachedBuild look(
            Optional<WheelCache> cache, CacheKey key, Optional<String> forcedBy, KeptImage.Kind image) {
        if (cache.isEmpty()) {
            return new CachedBuild(
                    cache,
                    key,
                    true,
                    false,
                    new CacheState.Miss("", Optional.empty()),
                    "no cache: <destination> is not set");
        }
        CacheState found = cache.get().find(key, image::isIn);
        if (forcedBy.isPresent()) {
            return new CachedBuild(
                    cache, key, true, false, found, "cache miss: a rebuild is forced by " + forcedBy.get());
        }
        if (found instanceof CacheState.Miss) {
            return new CachedBuild(cache, key, false, false, found, "cache miss: " + found.description());
        }
        if (!image.isIn(found)) {
            return new CachedBuild(
                    cache,
                    key,
                    true,
                    false,
                    found,
                    "cache miss: the cached build has no base image, and one is wanted");
        }
        return new CachedBuild(cache, key, false, true, found, "cache hit: " + found.description());
    }

    /** Whether the cache has it. */
    public boolean isHit() {
        return hit;
    }

    /** What there is, or why it is not used, in words. */
    public String description() {
        return reason;
    }

    /** The key. */
    public CacheKey key() {
        return key;
    }

    /**
     * Makes {@code folder} hold the wheels.
     *
     * @param withImage whether a saved base image is wanted from a cached build
     */
    public Made run(Path folder, boolean withImage, Maker maker, Progress progress, Consumer<String> line)
            throws IOException {
        if (hit) {
            return fetched(found, folder, withImage, progress);
        }
        Made made = maker.make();
        List<Path> files = new WheelFolder(folder).hold(made.files());
        if (cache.isEmpty()) {
            return new Made(files, made.image(), made.scope());
        }
        CacheUpload.Result result = new CacheUpload(cache.get(), progress).run(key, files, made.image(), forced);
        if (result.written()) {
            line.accept("cached in " + cache.get().path(key));
            return new Made(files, made.image(), made.scope());
        }
        line.accept("somebody else was faster; theirs is used, out of "
                + cache.get().path(key, result.hit().scope()));
        return fetched(result.hit(), folder, withImage, progress);
    }

    private Made fetched(CacheState state, Path folder, boolean withImage, Progress progress) throws IOException {
        List<Path> files = new CacheDownload(cache.orElseThrow(), progress).run(state, folder, withImage);
        return state instanceof CacheState.Hit known
                ? new Made(files, known.manifest().image(), known.scope())
                : new Made(files);
    }

    /** The saved base image among {@code files}. */
    public static Optional<Path> savedImage(List<Path> files) {
        return files.stream()
                .filter(file -> file.toString().endsWith(CachedFile.IMAGE_END))
                .findFirst();
    }
}
