package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.filename.BuildTag;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.staging.LinuxPlatformTag;
import io.github.wheelwright.core.tag.TagSet;
import io.github.wheelwright.core.wheel.WheelEdit;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.report.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Gives wheels other tags, in the filename, in WHEEL and in RECORD together. Tags in WHEEL that disagree with the filename are
 * mended.
 *
 * @since 0.1.0
 */
@Mojo(name = "retag", requiresProject = false, threadSafe = true)
public class RetagGoal extends WheelSetGoal {
    /**
     * Platform tag for wheels that are tagged {@code linux_*}; without an architecture each keeps its own. Example: {@code
     * manylinux_2_28}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.platformTag")
    private @Nullable String platformTag;

    /**
     * All tags, for all wheels, whatever they had. Example: {@code cp39-abi3-manylinux_2_28_x86_64}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.tags")
    private @Nullable String tags;

    /**
     * Build tag, which begins with a digit; {@code none} removes it. Example: {@code 2cpu}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.buildTag")
    private @Nullable String buildTag;

    @Override
    void run(Report record) throws IOException {
        if (platformTag == null && tags == null && buildTag == null) {
            throw Setting.missing(
                    "platformTag", "nor are <tags> and <buildTag>, so nothing would change", "manylinux_2_28");
        }
        edit(this::edits, record);
    }

    private List<WheelEdit> edits(WheelFilename wheel) {
        List<WheelEdit> edits = new ArrayList<>();
        if (tags != null) {
            edits.add(new WheelEdit.Retag(Setting.read("tags", tags, TagSet::parse)));
        } else {
            // also where the tags stay: it mends those of WHEEL
            edits.add(new WheelEdit.Retag(wheel.tags()));
        }
        if (platformTag != null) {
            edits.addAll(Setting.read("platformTag", platformTag, LinuxPlatformTag::parse)
                    .edits(wheel));
        }
        if (buildTag != null) {
            edits.add(new WheelEdit.SetBuildTag(
                    buildTag.equals("none")
                            ? Optional.empty()
                            : Optional.of(Setting.read("buildTag", buildTag, BuildTag::parse))));
        }
        return edits;
    }
}
