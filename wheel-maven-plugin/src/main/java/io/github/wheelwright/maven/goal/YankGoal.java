package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.release.Yank;
import io.github.wheelwright.core.version.Version;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.config.StoreAccess;
import io.github.wheelwright.maven.report.Report;
import io.github.wheelwright.maven.report.YankReport;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Yanks files (PEP 592), on every page that lists them: installers then leave them alone unless they are pinned exactly. With {@code
 * wheel.undo} the mark is taken off.
 *
 * @since 0.1.0
 */
@Mojo(name = "yank", aggregator = true, requiresProject = false, inheritByDefault = false, threadSafe = true)
public class YankGoal extends StoreGoal {
    /**
     * Names of the files. Example: {@code vllm-0.12.0-cp312-cp312-manylinux_2_28_x86_64.whl}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.filenames")
    private List<String> filenames = List.of();

    /**
     * The project whose files are yanked, where no names are given. Example: {@code vllm}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.project")
    private @Nullable String project;

    /**
     * The version of them; one without a local part stands for those with one too. Example: {@code 0.12.0}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.projectVersion")
    private @Nullable String projectVersion;

    /**
     * Why, which installers show. Example: {@code crashes on gfx90a, use 0.12.1}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.reason", defaultValue = "")
    private @Nullable String reason;

    /**
     * Takes the mark off again. Example: {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.undo", defaultValue = "false")
    private boolean undo;

    /**
     * Whether each page is also written under the key that ends in a slash: {@code auto}, {@code true} or {@code false}, as for {@code
     * wheel:publish}. Example: {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.directoryKeys", defaultValue = "auto")
    private String directoryKeys;

    @Inject
    YankGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run(Report record) {
        Yank.Selection selection = selection();
        Optional<String> mark = undo ? Optional.empty() : Optional.of(reason == null ? "" : reason);
        try (StoreAccess store = store()) {
            Yank yank = new Yank(store.store(), store.directoryKeys(directoryKeys));
            YankReport report = new YankReport(getLog()::info, record, store.toString());
            report.places(yank.find(selection), mark);
            if (dryRun()) {
                getLog().info("dry run: nothing is written");
                return;
            }
            report.done(yank.apply(selection, mark), mark);
            report.next(onSameStore("fsck", store));
        }
    }

    private Yank.Selection selection() {
        if (filenames.isEmpty() && project == null) {
            throw Setting.missing(
                    "filenames", "the goal has to know which files; or name a project", "vllm-0.12.0-py3-none-any.whl");
        }
        return new Yank.Selection(
                Set.copyOf(filenames),
                Optional.ofNullable(project).map(name -> Setting.read("project", name, ProjectName::of)),
                Optional.ofNullable(projectVersion)
                        .map(version -> Setting.read("projectVersion", version, Version::parse)));
    }
}
