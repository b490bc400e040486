package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.wheel.Wheel;
import io.github.wheelwright.core.wheel.WheelSummary;
import io.github.wheelwright.maven.report.InspectReport;
import io.github.wheelwright.maven.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Tells what wheels say of themselves: name, version, tags, requirements, entry points, sizes, native libraries. Nothing of them is
 * run or imported.
 *
 * @since 0.1.0
 */
@Mojo(name = "inspect", requiresProject = false, threadSafe = true)
public class InspectGoal extends ReadingGoal {
    @Override
    void run(Report record) throws IOException {
        List<Path> files = files();
        InspectReport report = new InspectReport(record);
        List<String> problems = new ArrayList<>();
        for (Path file : files) {
            try (Wheel wheel = Wheel.open(file)) {
                report.add(file, WheelSummary.of(wheel));
            } catch (WheelException e) {
                problems.add("  " + file.getFileName() + ": " + e.getMessage());
            }
        }
        print(report.lines(), record);
        if (!problems.isEmpty()) {
            throw new WheelException(
                    "not understood:\n" + String.join("\n", problems),
                    "find out what is wrong: " + command("verify") + " -Dwheel.severity=note");
        }
    }
}
