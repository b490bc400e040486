package io.github.wheelwright.maven.goal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.staging.Collector;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.wheel.Wheel;
import io.github.wheelwright.core.wheel.WheelUnpacker;
import io.github.wheelwright.core.zip.ZipEntry;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.config.Shell;
import io.github.wheelwright.maven.report.Bytes;
import io.github.wheelwright.maven.report.Count;
import io.github.wheelwright.maven.report.Report;
import io.github.wheelwright.maven.report.Table;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks wheels, each into a folder of its own, and compares every file with RECORD on the way. A folder appears when all of it is
 * right, or not at all. {@code pack} makes wheels of such folders again.
 *
 * @since 0.1.0
 */
@Mojo(name = "unpack", requiresProject = false, threadSafe = true)
public class UnpackGoal extends AbstractGoal {
    /**
     * Files or folders of wheels to unpack; folders are searched to the bottom. Example: {@code dist/demo-1.0-py3-none-any.whl}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.input")
    private List<File> input = List.of();

    /**
     * Folder for the unpacked folders, which are named after the wheels; by default {@code target/unpacked}. Example: {@code work}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.output")
    private @Nullable File output;

    private final List<String> problems = new ArrayList<>();

    @Override
    void run(Report record) throws IOException {
        if (input.isEmpty()) {
            throw Setting.missing("input", "it names the wheels to unpack", "dist");
        }
        Path to = output == null ? target().resolve("unpacked") : output.toPath();
        List<Path> files = Collector.collect(input.stream().map(File::toPath).toList());
        Table table = new Table("wheel", "files", "content", "folder");
        ArrayNode wheels = record.list("wheels");
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            Path folder = to.resolve(name.substring(0, name.length() - ".whl".length()));
            try (Wheel wheel = Wheel.open(file)) {
                long content =
                        wheel.entries().stream().mapToLong(ZipEntry::size).sum();
                long count = wheel.entries().stream()
                        .filter(entry -> !entry.isDirectory())
                        .count();
                if (!dryRun()) {
                    unpack(wheel, folder, content);
                }
                table.row(name, Long.toString(count), Bytes.text(content), folder.toString());
                wheels.addObject()
                        .put("file", file.toString())
                        .put("folder", folder.toString())
                        .put("files", count)
                        .put("content-size", content);
            } catch (WheelException e) {
                problems.add("  " + e.getMessage().replace("\n", "\n  "));
            }
        }
        finish(table, files.size(), to);
    }

    private void unpack(Wheel wheel, Path folder, long content) throws IOException {
        try (Progress.Task task = progress().start("unpacking", content)) {
            AtomicLong told = new AtomicLong();
            WheelUnpacker.unpack(wheel, folder, done -> task.advance(done - told.getAndSet(done)));
        }
    }

    private void finish(Table table, int count, Path to) {
        if (problems.size() < count) {
            table.lines().forEach(getLog()::info);
        }
        if (!problems.isEmpty()) {
            throw new WheelException(
                    problems.size() + " of " + Count.of(count, "wheel") + " not unpacked:\n"
                            + String.join("\n", problems),
                    "fetch or build them again, or name another folder as output");
        }
        if (dryRun()) {
            getLog().info("dry run: nothing is written; " + Count.of(count, "wheel") + " would be unpacked");
            return;
        }
        getLog().info(Count.of(count, "wheel") + " unpacked; after changes, pack again:");
        getLog().info("  " + command("pack") + " -Dwheel.folder=" + Shell.quoted(to.toString()));
    }
}
