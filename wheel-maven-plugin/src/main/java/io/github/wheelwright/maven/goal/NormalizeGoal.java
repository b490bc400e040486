package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.wheelset.Normalization;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.report.Report;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Strips local versions, {@code 2.9.0+git1c57644} to {@code 2.9.0}, from a set of wheels and from every requirement within the set
 * that names them.
 *
 * @since 0.1.0
 */
@Mojo(name = "normalize", requiresProject = false, threadSafe = true)
public class NormalizeGoal extends WheelSetGoal {
    /**
     * What to do with a version that is still a pre-release, such as {@code 2.9.0a0}, which installers choose only with
     * {@code --pre}: {@code fail}, {@code keep} it, or {@code drop} that part too. Example: {@code drop}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.preReleases", defaultValue = "fail")
    private String preReleases;

    @Override
    void run(Report record) throws IOException {
        edit(Setting.choice("preReleases", preReleases, Normalization.class), record);
    }
}
