package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.wheel.PackedWheel;
import io.github.wheelwright.core.wheel.WheelPacker;
import io.github.wheelwright.maven.report.Bytes;
import io.github.wheelwright.maven.report.Report;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Packs a folder as a wheel: what is in the folder is what the wheel will hold, its {@code .dist-info} with METADATA and WHEEL
 * included; RECORD is written anew. The same folder gives the same bytes.
 *
 * @since 0.1.0
 */
@Mojo(name = "pack", defaultPhase = LifecyclePhase.PACKAGE, requiresProject = false, threadSafe = true)
public class PackGoal extends AbstractGoal {
    /** Folder to pack. Example: {@code build/wheel}. */
    @Parameter(property = "wheel.folder", required = true)
    private File folder;

    /** Folder for the wheel; by default {@code target/wheels}. Example: {@code dist}. */
    @Parameter(property = "wheel.output")
    private @Nullable File output;

    @Override
    void run(Report record) throws IOException {
        record.put("folder", folder.toString());
        Path to = output == null ? target().resolve("wheels") : output.toPath();
        if (dryRun()) {
            getLog().info("dry run: would pack " + folder + " into a wheel in " + to);
            return;
        }
        PackedWheel packed = WheelPacker.pack(folder.toPath(), to);
        Path file = packed.file();
        record.put("file", file.toString());
        record.put("sha256", packed.sha256().hex());
        getLog().info("packed " + file.getFileName() + " (" + Bytes.text(Files.size(file)) + ", " + packed.sha256()
                + ")");
    }
}
