package io.github.wheelwright.maven.cache;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.staging.MeteredSource;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.store.StoredObject;
import io.github.wheelwright.core.wheel.Finding;
import io.github.wheelwright.core.wheel.Wheel;
import io.github.wheelwright.core.wheel.WheelVerifier;
import io.github.wheelwright.maven.cache.CacheState.Hit;
import io.github.wheelwright.maven.cache.CacheState.Legacy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Gets a cached build. Everything is fetched and checked beside the folder's files; only then they are replaced, and wheels that
 * are not of the build are removed.
 */
public final class CacheDownload {
    private final WheelCache cache;
    private final Progress progress;

    /** Downloads out of {@code cache}. */
    public CacheDownload(WheelCache cache, Progress progress) {
        this.cache = cache;
        this.progress = progress;
    }

    /** As {@link #run(CacheState, Path, boolean)}, with a saved base image where there is one. */
    public List<Path> run(CacheState found, Path folder) throws IOException {
        return run(found, folder, true);
    }

    /**
     * Makes {@code folder} hold what {@code found} says.
     *
     * @param withImage whether a saved base image is wanted, too
     * @return the files, sorted
     * @throws WheelException if bytes are not those that the manifest promises; the folder is as it was then
     */
    public List<Path> run(CacheState found, Path folder, boolean withImage) throws IOException {
        Files.createDirectories(folder);
        Path staging = Files.createDirectory(folder.resolve(".download-" + UUID.randomUUID()));
        try {
            List<Path> fetched = new ArrayList<>();
            if (found instanceof Hit hit) {
                for (CachedFile file : hit.manifest().files()) {
                    if (withImage || !file.isImage()) {
                        fetched.add(fetch(hit, file, folder, staging));
                    }
                }
            } else if (found instanceof Legacy legacy) {
                for (StoredObject object : legacy.files()) {
                    fetched.add(fetchUnchecked(object, staging));
                }
            } else {
                throw new WheelException(
                        "nothing to download: " + found.description(), "build the wheels, and then run cache-upload");
            }
            return replace(folder, fetched);
        } finally {
            removeAll(staging);
        }
    }

    /** Where the file is now: in {@code folder}, where it was before, or in {@code staging}. */
    private Path fetch(Hit hit, CachedFile file, Path folder, Path staging) throws IOException {
        Path present = folder.resolve(file.name());
        if (Files.isRegularFile(present)
                && Files.size(present) == file.size()
                && digest(present).equals(file.sha256())) {
            return present;
        }
        String key = WheelCache.fileKey(hit.manifest(), file, hit.scope());
        StoredObject object = cache.store()
                .head(key)
                .orElseThrow(() ->
                        new WheelException(cache.store().describe(key) + " has gone meanwhile", "run this again"));
        Path copy = staging.resolve(file.name());
        copy(object, copy);
        Sha256 digest = digest(copy);
        if (!digest.equals(file.sha256())) {
            throw new WheelException(
                    cache.store().describe(key) + " has " + digest + ", and its manifest says " + file.sha256()
                            + ": the cache has been damaged or tampered with",
                    "build anew and replace it: cache-upload with -Dwheel.forceRebuild=true");
        }
        return copy;
    }

    /** Nothing tells the digests of old caches, but each wheel has its own RECORD. */
    private Path fetchUnchecked(StoredObject object, Path staging) throws IOException {
        Path copy = staging.resolve(object.key().substring(object.key().lastIndexOf('/') + 1));
        copy(object, copy);
        try (Wheel wheel = Wheel.open(copy)) {
            List<Finding> findings = WheelVerifier.verify(wheel).stream()
                    .filter(finding -> finding.code().severity() == Finding.Severity.ERROR)
                    .toList();
            if (!findings.isEmpty()) {
                throw new WheelException(
                        cache.store().describe(object.key()) + " is damaged: "
                                + findings.get(0).message(),
                        "build anew: an old cache cannot be trusted that far");
            }
        }
        return copy;
    }

    private void copy(StoredObject object, Path to) throws IOException {
        String name = String.valueOf(to.getFileName());
        try (Progress.Task task = progress.start("downloading " + name, object.size());
                ByteSource source = new MeteredSource(cache.store().open(object), task::advance);
                OutputStream out = Files.newOutputStream(to)) {
            source.transferTo(0, source.length(), Channels.newChannel(out));
        }
    }

    private static List<Path> replace(Path folder, List<Path> fetched) throws IOException {
        Set<String> names = new HashSet<>();
        List<Path> files = new ArrayList<>();
        for (Path file : fetched) {
            String name = file.getFileName().toString();
            Path target = folder.resolve(name);
            if (!file.equals(target)) {
                Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
            names.add(name);
            files.add(target);
        }
        for (Path other : list(folder)) {
            String name = other.getFileName().toString();
            if (!names.contains(name) && (name.endsWith(".whl") || name.endsWith(CachedFile.IMAGE_END))) {
                Files.delete(other);
            }
        }
        return files;
    }

    private static void removeAll(Path staging) throws IOException {
        for (Path left : list(staging)) {
            Files.delete(left);
        }
        Files.delete(staging);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static Sha256 digest(Path file) throws IOException {
        try (ByteSource bytes = ByteSource.of(file)) {
            return Sha256.of(bytes);
        }
    }
}
