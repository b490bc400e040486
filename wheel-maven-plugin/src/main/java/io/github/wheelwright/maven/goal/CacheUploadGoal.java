package io.github.wheelwright.maven.goal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.staging.Collector;
import io.github.wheelwright.maven.cache.CacheKey;
import io.github.wheelwright.maven.cache.CacheState;
import io.github.wheelwright.maven.cache.CacheUpload;
import io.github.wheelwright.maven.cache.CachedFile;
import io.github.wheelwright.maven.cache.WheelCache;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.config.StoreAccess;
import io.github.wheelwright.maven.report.Bytes;
import io.github.wheelwright.maven.report.Report;
import io.github.wheelwright.maven.report.Table;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Puts built wheels into the cache: the files first, into a place of their own, and then the manifest that makes them a hit. Where
 * there is a valid build already, or somebody else is faster, that one stays.
 *
 * @since 0.1.0
 */
@Mojo(name = "cache-upload", aggregator = true, requiresProject = false, inheritByDefault = false, threadSafe = true)
public class CacheUploadGoal extends WheelKeyGoal {
    /**
     * Files or folders of wheels; by default {@code target/wheels}. Example: {@code dist}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.input")
    private List<File> input = List.of();

    /**
     * Digest of the base image that the build pushed, to be noted. Example: {@code sha256:…}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.cache.image")
    private @Nullable String cacheImage;

    /**
     * Base image that the build saved, to be kept beside the wheels. Example: {@code out/rocm-base-image.tar.gz}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.cache.imageFile")
    private @Nullable File cacheImageFile;

    /**
     * Makes a manifest for wheels that are in the cache without one, in the old form, instead of uploading. Example: {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.cache.adopt", defaultValue = "false")
    private boolean cacheAdopt;

    @Inject
    CacheUploadGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run(Report record) throws IOException {
        try (StoreAccess store = store()) {
            CacheKey key = key(record);
            WheelCache cache = new WheelCache(store.store(), scope(record));
            CacheState found = cache.find(key);
            boolean force = forcedBy(record).isPresent();
            List<Path> files = cacheAdopt ? List.of() : files();
            if (dryRun()) {
                getLog().info("dry run: " + cache.path(key) + " has " + found.description());
                files.forEach(file -> getLog().info("  upload  " + file));
                return;
            }
            CacheUpload upload = new CacheUpload(cache, progress());
            CacheUpload.Result result = cacheAdopt
                    ? upload.adopt(key, legacy(cache, key, found))
                    : upload.run(key, files, Optional.ofNullable(cacheImage), force);
            tell(cache, key, result, record);
        }
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>(Collector.collect(
                input.isEmpty()
                        ? List.of(target().resolve("wheels"))
                        : input.stream().map(File::toPath).toList()));
        if (cacheImageFile != null) {
            if (!cacheImageFile.getName().endsWith(CachedFile.IMAGE_END)) {
                throw Setting.wrong(
                        "cache.imageFile",
                        cacheImageFile.toString(),
                        "its name does not end in " + CachedFile.IMAGE_END + ", by which downloads know it",
                        "rename it");
            }
            files.add(cacheImageFile.toPath());
        }
        return files;
    }

    private static CacheState.Legacy legacy(WheelCache cache, CacheKey key, CacheState found) {
        if (found instanceof CacheState.Legacy legacy) {
            return legacy;
        }
        throw new WheelException(
                "nothing to adopt in " + cache.path(key) + ": " + found.description(),
                "name the key of an old cache: <cacheScheme>legacy</cacheScheme> and its <cacheArgs>");
    }

    private void tell(WheelCache cache, CacheKey key, CacheUpload.Result result, Report record) {
        String path = cache.path(key, result.hit().scope());
        Table table = new Table("file", "size");
        ArrayNode list = record.list("files");
        for (CachedFile file : result.hit().manifest().files()) {
            table.row(file.name(), Bytes.text(file.size()));
            list.addObject().put("name", file.name()).put("size", file.size());
        }
        record.put("result", result.written() ? "written" : "kept").put("path", path);
        table.lines().forEach(getLog()::info);
        getLog().info(
                        result.written()
                                ? "cached in " + path
                                : "there was a valid build in " + path + " already, which stays");
        answer(key.value());
    }
}
