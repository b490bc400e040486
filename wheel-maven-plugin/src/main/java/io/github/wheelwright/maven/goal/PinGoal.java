package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.wheel.WheelEdit;
import io.github.wheelwright.core.wheelset.PinnedFile;
import io.github.wheelwright.core.wheelset.Pins;
import io.github.wheelwright.core.wheelset.RequirementsPin;
import io.github.wheelwright.core.wheelset.SetPlan;
import io.github.wheelwright.maven.config.PinSources;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.report.EditReport;
import io.github.wheelwright.maven.report.Report;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

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
     * Whether to add a pin for each project that a wheel, or none of the requirements files, names yet. Example: {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.addMissing", defaultValue = "false")
    private boolean addMissing;

    /**
     * Requirements files to pin as well, with all that they name by {@code -r} and {@code -c}. Example: {@code requirements/rocm.txt}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.requirements")
    private List<File> requirements = List.of();

    /**
     * Folder for the pinned requirements files; by default {@code target/requirements}. Example: {@code build/requirements}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.requirementsOutput")
    private @Nullable File requirementsOutput;

    @Override
    void run(Report record) throws IOException {
        if (pins.isEmpty()) {
            throw Setting.missing("pins", "it says which versions to pin to", "dist");
        }
        Pins versions = PinSources.read(pins, base());
        // All is planned before anything is written, so that a bad wheel does not leave requirements that pin to it.
        List<PinnedFile> files =
                RequirementsPin.plan(requirements.stream().map(File::toPath).toList(), versions, addMissing);
        Optional<SetPlan> wheels = hasInput() || requirements.isEmpty()
                ? Optional.of(plan(wheel -> List.of(new WheelEdit.Pin(versions.versions(), addMissing))))
                : Optional.empty();
        if (!files.isEmpty()) {
            pin(files, record);
        }
        if (wheels.isPresent()) {
            carryOut(wheels.get(), record);
        }
    }

    private void pin(List<PinnedFile> files, Report record) throws IOException {
        new EditReport(getLog()::info, record).requirements(files, dryRun());
        if (!dryRun()) {
            Path folder = requirementsOutput == null ? target().resolve("requirements") : requirementsOutput.toPath();
            RequirementsPin.write(files, folder).forEach(file -> getLog().info("pinned " + file));
        }
    }
}
