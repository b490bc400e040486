package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.wheel.WheelEdit;
import io.github.wheelwright.core.wheelset.Pins;
import io.github.wheelwright.maven.config.PinSources;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.report.Report;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Pins what wheels require to the versions that were built: {@code torch>=2.8} becomes {@code torch==2.9.1+rocm}, whatever it
 * asked for; extras and markers stay.
 *
 * @since 0.1.0
 */
@Mojo(name = "pin", requiresProject = false, threadSafe = true)
public class PinGoal extends WheelSetGoal {
    /**
     * What to pin to: built wheels, folders of them, or {@code torch==2.9.1}. Example: {@code dist,numpy==2.1.3}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.pins")
    private List<String> pins = List.of();

    /**
     * Whether to add a pin for each project that is not named yet. Example: {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.addMissing", defaultValue = "false")
    private boolean addMissing;

    @Override
    void run(Report record) throws IOException {
        if (pins.isEmpty()) {
            throw Setting.missing("pins", "it says which versions to pin to", "dist");
        }
        Pins versions = PinSources.read(pins);
        edit(wheel -> List.of(new WheelEdit.Pin(versions.versions(), addMissing)), record);
    }
}
