package io.github.wheelwright.maven.goal;

import io.github.wheelwright.maven.cache.CacheKey;
import io.github.wheelwright.maven.cache.KeyDifference;
import io.github.wheelwright.maven.report.Report;
import java.io.File;
import java.io.IOException;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Prints the key under which a build is cached. No engine is asked: the Dockerfile is read here, and the digest of a base image that
 * is named by a tag comes from its registry.
 *
 * @since 0.1.0
 */
@Mojo(name = "cache-key", aggregator = true, requiresProject = false, inheritByDefault = false, threadSafe = true)
public class CacheKeyGoal extends WheelKeyGoal {
    /**
     * Prints the text that the key is the SHA-256 of, instead of the key. Example: {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.explain", defaultValue = "false")
    private boolean explain;

    /**
     * Report of an earlier {@code cache-key}, or manifest of a cache: the lines that differ are printed instead of the key. Example:
     * {@code yesterday.json}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.compare")
    private @Nullable File compare;

    @Inject
    CacheKeyGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run(Report record) throws IOException {
        CacheKey key = key(record);
        if (compare != null) {
            List<String> lines = KeyDifference.of(KeyDifference.textOf(compare.toPath()), key.text());
            lines.forEach(record.list("differences")::add);
            (lines.isEmpty() ? List.of("the same key: " + key) : lines).forEach(this::answer);
        } else if (explain) {
            key.text().forEach(this::answer);
        } else {
            answer(key.value());
        }
    }
}
