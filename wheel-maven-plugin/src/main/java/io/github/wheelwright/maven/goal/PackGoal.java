package io.github.wheelwright.maven.goal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.wheel.PackedWheel;
import io.github.wheelwright.core.wheel.WheelPacker;
import io.github.wheelwright.core.zip.MemberTime;
import io.github.wheelwright.maven.config.Shell;
import io.github.wheelwright.maven.config.Timestamp;
import io.github.wheelwright.maven.report.Bytes;
import io.github.wheelwright.maven.report.Count;
import io.github.wheelwright.maven.report.Report;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Packs folders as wheels: what is in a folder is what the wheel will hold, its {@code .dist-info} with METADATA and WHEEL included;
 * RECORD is written anew. The same folder gives the same bytes, dated by {@code SOURCE_DATE_EPOCH} where that is set.
 *
 * @since 0.1.0
 */
@Mojo(name = "pack", defaultPhase = LifecyclePhase.PACKAGE, requiresProject = false, threadSafe = true)
public class PackGoal extends AbstractGoal {
    /**
     * Folders to pack: each holds a {@code .dist-info}, or folders that do, as {@code unpack} leaves them. Example: {@code
     * build/wheel}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.folder", required = true)
    private List<File> folder = List.of();

    /**
     * Folder for the wheels; by default {@code target/wheels}. Example: {@code dist}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.output")
    private @Nullable File output;

    @Override
    void run(Report record) throws IOException {
        Path to = output == null ? target().resolve("wheels") : output.toPath();
        MemberTime time = Timestamp.ofEnvironment();
        List<String> problems = new ArrayList<>();
        List<String> remedies = new ArrayList<>();
        ArrayNode wheels = record.list("wheels");
        for (Path tree : trees()) {
            try {
                pack(tree, to, time, wheels);
            } catch (WheelException e) {
                problems.add(e.getMessage());
                e.remedy().ifPresent(remedies::add);
            }
        }
        if (!problems.isEmpty()) {
            throw new WheelException(String.join("\n", problems), String.join("; ", remedies));
        }
        if (!dryRun()) {
            getLog().info(Count.of(wheels.size(), "wheel") + " in " + to + "; check "
                    + (wheels.size() == 1 ? "it:" : "them:"));
            getLog().info("  " + command("verify") + " -Dwheel.input=" + Shell.quoted(to.toString()));
        }
    }

    private void pack(Path tree, Path to, MemberTime time, ArrayNode wheels) throws IOException {
        if (dryRun()) {
            String name = WheelPacker.filename(tree).toString();
            wheels.addObject()
                    .put("folder", tree.toString())
                    .put("file", to.resolve(name).toString());
            getLog().info("dry run: would pack " + tree + " as " + to.resolve(name));
            return;
        }
        PackedWheel packed = WheelPacker.pack(tree, to, time);
        long size = Files.size(packed.file());
        wheels.addObject()
                .put("folder", tree.toString())
                .put("file", packed.file().toString())
                .put("size", size)
                .put("sha256", packed.sha256().hex());
        getLog().info("packed " + packed.filename() + " (" + Bytes.text(size) + ", " + packed.sha256() + ")");
    }

    /** The folders that are named, or those right below that are laid out as wheels. */
    private List<Path> trees() throws IOException {
        List<Path> trees = new ArrayList<>();
        for (File named : folder) {
            List<Path> found = WheelPacker.trees(named.toPath());
            trees.addAll(found.isEmpty() ? List.of(named.toPath()) : found);
        }
        return trees;
    }
}
