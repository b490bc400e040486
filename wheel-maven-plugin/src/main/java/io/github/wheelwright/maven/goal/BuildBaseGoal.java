package io.github.wheelwright.maven.goal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.wheelwright.maven.cache.CacheDownload;
import io.github.wheelwright.maven.cache.CacheKey;
import io.github.wheelwright.maven.cache.CacheState;
import io.github.wheelwright.maven.cache.CacheUpload;
import io.github.wheelwright.maven.cache.WheelCache;
import io.github.wheelwright.maven.config.StoreAccess;
import io.github.wheelwright.maven.docker.BuildRequest;
import io.github.wheelwright.maven.docker.WheelBuild;
import io.github.wheelwright.maven.report.BuildReport;
import io.github.wheelwright.maven.report.Count;
import io.github.wheelwright.maven.report.Report;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Makes the base wheels be there: out of the cache where it has them, and then Docker is not called at all; else by a build, which is
 * checked and cached.
 *
 * @since 0.1.0
 */
@Mojo(name = "build-base", aggregator = true, requiresProject = false, inheritByDefault = false, threadSafe = true)
public class BuildBaseGoal extends RebuildGoal {
    /** Folder for the wheels; by default {@code target/wheels}. Example: {@code dist}. */
    @Parameter(property = "wheel.output")
    private @Nullable File output;

    /** How often to build, in all, where the wheels turn out to be unsound. Example: {@code 3}. */
    @Parameter(property = "wheel.maxAttempts", defaultValue = "2")
    private int maxAttempts;

    @Inject
    BuildBaseGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run(Report record) throws IOException {
        Path folder = output == null ? target().resolve("wheels") : output.toPath();
        try (StoreAccess store = store()) {
            CacheKey key = key(record);
            WheelCache cache = new WheelCache(store.store());
            Optional<String> forced = forcedBy(record);
            CacheState found = cache.check(key);
            boolean hit = forced.isEmpty() && !(found instanceof CacheState.Miss);
            record.put("cache", hit ? "hit" : "miss");
            getLog().info("cache " + (hit ? "hit" : "miss") + ": "
                    + forced.map(who -> "a rebuild is forced by " + who).orElse(found.description()));
            if (dryRun()) {
                getLog().info("dry run: would " + (hit ? "download " + key : command()));
            } else if (hit) {
                tell(new CacheDownload(cache, progress()).run(found, folder), folder, record);
            } else {
                CacheUpload.Result cached = upload(cache, key, build(record), forced.isPresent());
                tell(new CacheDownload(cache, progress()).run(cached.hit(), folder), folder, record);
            }
        }
    }

    private List<Path> build(Report record) throws IOException {
        Path made = target().resolve("wheel/build");
        WheelBuild.Result result = new WheelBuild(docker(), getLog()::info).run(request(noCache()), made, maxAttempts);
        BuildReport.tell(result.stages(), getLog()::info, record);
        record.put("attempts", result.attempts());
        return result.wheels();
    }

    private CacheUpload.Result upload(WheelCache cache, CacheKey key, List<Path> wheels, boolean force)
            throws IOException {
        CacheUpload.Result result = new CacheUpload(cache, progress()).run(key, wheels, Optional.empty(), force);
        getLog().info(
                        result.written()
                                ? "cached in " + cache.path(key)
                                : "somebody else was faster; theirs is used, out of " + cache.path(key));
        return result;
    }

    private String command() {
        Path made = target().resolve("wheel/build");
        return String.join(" ", docker().describe(request(noCache()).with(BuildRequest.files(made), false)));
    }

    private void tell(List<Path> files, Path folder, Report record) {
        ArrayNode list = record.list("files");
        files.forEach(file -> list.add(file.toString()));
        getLog().info(Count.of(files.size(), "file") + " in " + folder);
        answer(folder.toString());
    }
}
