package io.github.wheelwright.maven.goal;

import io.github.wheelwright.maven.cache.ForcedRebuild;
import io.github.wheelwright.maven.report.Report;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** A goal that heeds who wants a build although there is one. */
abstract class RebuildGoal extends KeyGoal {
    /**
     * Whether to build even if the cache has the build, and to replace it there. Example: {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.forceRebuild", defaultValue = "false")
    private boolean forceRebuild;

    /**
     * Environment variable that forces a rebuild where it is {@code true}, {@code 1}, {@code yes} or {@code on}. Example: {@code
     * CI_FORCE_REBUILD}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.forceRebuild.variable", defaultValue = "ROCM_FORCE_REBUILD")
    private String forceRebuildVariable;

    /**
     * Key of Buildkite's meta-data that forces a rebuild, in jobs of Buildkite. Example: {@code force-rebuild}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.forceRebuild.metaData", defaultValue = "rocm-force-rebuild")
    private String forceRebuildMetaData;

    RebuildGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    /** Who forces a rebuild, if anybody does. */
    final Optional<String> forcedBy(Report record) {
        Optional<String> by =
                new ForcedRebuild(forceRebuild, forceRebuildVariable, forceRebuildMetaData).by(System.getenv());
        by.ifPresent(who -> record.put("forced-by", who));
        return by;
    }
}
