package io.github.wheelwright.maven.goal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.maven.cache.CacheDownload;
import io.github.wheelwright.maven.cache.CacheKey;
import io.github.wheelwright.maven.cache.CacheState;
import io.github.wheelwright.maven.cache.CachedFile;
import io.github.wheelwright.maven.cache.WheelCache;
import io.github.wheelwright.maven.config.StoreAccess;
import io.github.wheelwright.maven.report.Count;
import io.github.wheelwright.maven.report.Report;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Gets a cached build: each file is checked against the digest that its upload noted before any takes its place, and wheels in the
 * folder that are not of the build are removed.
 *
 * @since 0.1.0
 */
@Mojo(name = "cache-download", aggregator = true, requiresProject = false, inheritByDefault = false, threadSafe = true)
public class CacheDownloadGoal extends WheelKeyGoal {
    /**
     * Folder for the files; by default {@code target/wheels}. Example: {@code dist}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.output")
    private @Nullable File output;

    /**
     * Whether a saved base image, where the build has one, is loaded into the Docker engine. Example: {@code false}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.cache.loadImage", defaultValue = "true")
    private boolean cacheLoadImage;

    @Inject
    CacheDownloadGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run(Report record) throws IOException {
        Path folder = output == null ? target().resolve("wheels") : output.toPath();
        try (StoreAccess store = store()) {
            CacheKey key = key(record);
            WheelCache cache = new WheelCache(store.store(), scope(record));
            CacheState found = cache.find(key);
            if (found instanceof CacheState.Miss miss) {
                throw new WheelException(
                        "no build to download from " + cache.path(key) + ": " + miss.reason(),
                        "build the wheels, and then run cache-upload");
            }
            getLog().info(key + ": " + found.description());
            if (dryRun()) {
                getLog().info("dry run: would make " + folder + " hold these files");
                return;
            }
            List<Path> files = new CacheDownload(cache, progress()).run(found, folder);
            ArrayNode list = record.list("files");
            files.forEach(file -> list.add(file.toString()));
            getLog().info(Count.of(files.size(), "file") + " in " + folder);
            for (Path file : files) {
                if (cacheLoadImage && file.toString().endsWith(CachedFile.IMAGE_END)) {
                    docker().load(file, getLog()::info);
                }
            }
            answer(folder.toString());
        }
    }
}
