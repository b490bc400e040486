package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.staging.Collector;
import io.github.wheelwright.core.wheelset.EditChoice;
import io.github.wheelwright.core.wheelset.SetPlan;
import io.github.wheelwright.core.wheelset.WheelSet;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.config.Shell;
import io.github.wheelwright.maven.config.Timestamp;
import io.github.wheelwright.maven.report.Count;
import io.github.wheelwright.maven.report.EditReport;
import io.github.wheelwright.maven.report.Report;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What goals have in common that read wheels and write edited ones: all of them, or none. */
abstract class WheelSetGoal extends AbstractGoal {
    /**
     * Files or folders of wheels to edit; folders are searched to the bottom. Example: {@code dist,build/wheels}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.input")
    private List<File> input = List.of();

    /**
     * Folder for the edited wheels; by default {@code target/wheels}, where {@code publish} looks. Wheels that need no change are
     * copied, and one of the same name is replaced. Example: {@code dist}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.output")
    private @Nullable File output;

    /** Edits all wheels of the input, or shows what the edits would do. */
    final void edit(EditChoice choice, Report record) throws IOException {
        carryOut(plan(choice), record);
    }

    /** What the edits do to the wheels of the input. */
    final SetPlan plan(EditChoice choice) throws IOException {
        return WheelSet.plan(Collector.collect(input()), choice, Timestamp.ofEnvironment());
    }

    /** Writes the edited wheels, or shows what would be written. */
    final void carryOut(SetPlan plan, Report record) throws IOException {
        EditReport report = new EditReport(getLog()::info, record);
        if (dryRun()) {
            report.planned(plan);
            return;
        }
        Path folder = output();
        report.done(plan.writeTo(folder, member -> getLog().debug("writing " + member.filename())));
        for (Path old : plan.leftIn(folder)) {
            getLog().warn(old.getFileName() + " is still there under its old name; publish would take both");
        }
        getLog().info(Count.of(plan.members().size(), "wheel") + " in " + folder + "; check "
                + (plan.members().size() == 1 ? "it:" : "them:"));
        getLog().info("  " + command("verify") + " -Dwheel.input=" + Shell.quoted(folder.toString()));
    }

    final boolean hasInput() {
        return !input.isEmpty();
    }

    final Path output() {
        return output == null ? target().resolve("wheels") : output.toPath();
    }

    private List<Path> input() {
        if (input.isEmpty()) {
            throw Setting.missing("input", "it names the wheels to edit", "dist");
        }
        return input.stream().map(File::toPath).toList();
    }
}
