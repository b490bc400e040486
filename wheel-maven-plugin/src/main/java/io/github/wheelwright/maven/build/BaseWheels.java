package io.github.wheelwright.maven.build;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.wheelset.Pins;
import io.github.wheelwright.maven.cache.CacheDownload;
import io.github.wheelwright.maven.cache.CacheKey;
import io.github.wheelwright.maven.cache.CacheState;
import io.github.wheelwright.maven.cache.CachedFile;
import io.github.wheelwright.maven.cache.WheelCache;
import io.github.wheelwright.maven.dockerfile.ContextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The wheels that the main wheel is built against, alone in a folder. Those of a cache are fetched when a build needs them and no
 * sooner: the manifest has the names and digests that pins and keys are made of.
 */
public final class BaseWheels {
    /** There are none. */
    public static final BaseWheels NONE = new BaseWheels(Optional.empty(), List.of(), Optional.empty(), () -> {});

    /** Gets wheels that are not here yet. */
    @FunctionalInterface
    private interface Fetch {
        void run() throws IOException;
    }

    private final Optional<Path> folder;
    private final List<String> names;
    private final Optional<List<ContextFile>> listed;
    private final Fetch fetch;
    private boolean fetched;

    private BaseWheels(Optional<Path> folder, List<String> names, Optional<List<ContextFile>> listed, Fetch fetch) {
        this.folder = folder;
        this.names = names;
        this.listed = listed;
        this.fetch = fetch;
    }

    /** The wheels in {@code from}, by other names in {@code alone}: what else is there does not concern the build. */
    public static BaseWheels in(Path from, Path alone) throws IOException {
        new WheelFolder(alone).hold(new WheelFolder(from).wheels());
        return here(alone);
    }

    /**
     * The wheels that {@code cache} has under {@code key}, for {@code alone}. Those of an old cache, which has no digests, are
     * fetched at once.
     *
     * @throws WheelException if it has none
     */
    public static BaseWheels cached(WheelCache cache, CacheKey key, Path alone, Progress progress) throws IOException {
        CacheState found = cache.find(key);
        if (found instanceof CacheState.Miss miss) {
            throw new WheelException(
                    "no base wheels in " + cache.path(key) + ": " + miss.reason(),
                    "build them first: build-base, with the same destination");
        }
        Fetch fetch = () -> new CacheDownload(cache, progress).run(found, alone, false);
        if (found instanceof CacheState.Hit hit) {
            List<CachedFile> wheels = hit.manifest().files().stream()
                    .filter(file -> !file.isImage())
                    .toList();
            return new BaseWheels(
                    Optional.of(alone),
                    wheels.stream().map(CachedFile::name).toList(),
                    Optional.of(wheels.stream()
                            .map(file -> ContextFile.plain(file.name(), file.sha256()))
                            .toList()),
                    fetch);
        }
        fetch.run();
        return here(alone);
    }

    private static BaseWheels here(Path folder) throws IOException {
        List<String> names = new WheelFolder(folder)
                .wheels().stream()
                        .map(wheel -> String.valueOf(wheel.getFileName()))
                        .toList();
        return new BaseWheels(Optional.of(folder), names, Optional.empty(), () -> {});
    }

    /** Their versions. */
    public Pins pins() {
        Pins pins = new Pins();
        names.forEach(name -> pins.add(WheelFilename.parse(name)));
        return pins;
    }

    /** The build, in which they stand for the stage {@code context}. */
    public BuildSpec into(BuildSpec spec, String context) {
        return folder.map(path -> spec.withContext(context, path.toString(), listed))
                .orElse(spec);
    }

    /** Makes the folder hold them: the first time, as each build that needs them asks for that. */
    public void fetch() throws IOException {
        if (!fetched) {
            fetch.run();
            fetched = true;
        }
    }
}
