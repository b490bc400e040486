package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.retention.Pruner;
import io.github.wheelwright.core.retention.Retention;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.config.StoreAccess;
import io.github.wheelwright.maven.config.TimeSpan;
import io.github.wheelwright.maven.report.PruneReport;
import io.github.wheelwright.maven.report.Report;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Cleans an index: takes old builds and versions off its pages, and deletes files that no page lists. Without {@code wheel.delete} it only says
 * what it would do. With it, a file is condemned by one run and deleted by one after the grace, if nothing needs it then; so it is
 * run regularly, and may run beside anything else.
 *
 * @since 0.1.0
 */
@Mojo(name = "prune", aggregator = true, requiresProject = false, inheritByDefault = false, threadSafe = true)
public class PruneGoal extends StoreGoal {
    /**
     * Does it; by default the goal only says what it would do. Example: {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.delete", defaultValue = "false")
    private boolean delete;

    /**
     * How long a condemned file stays: in {@code m}, {@code h} or {@code d}. No request may take longer than half of it, and no two
     * clocks may differ by more than a quarter. Example: {@code 7d}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.grace", defaultValue = "24h")
    private String grace;

    /**
     * How long a channel's pages still list what it shows no longer, where something just gone from them pins it; as for {@code
     * wheel:publish}. Example: {@code 2h}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.channelGrace", defaultValue = "1h")
    private String channelGrace;

    /**
     * How many stay that nothing else keeps, the newest. Layout {@code commit}: of the builds that no channel shows or remembers.
     * Layout {@code simple}: of each project's development releases, and as many of its pre-releases. All stay where neither this nor
     * {@code wheel.keepFor} is set. Example: {@code 30}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.keep")
    private @Nullable Integer keep;

    /**
     * Builds and versions that are younger stay too. Example: {@code 90d}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.keepFor")
    private @Nullable String keepFor;

    /**
     * Layout {@code simple}: how many final releases of each project stay, the newest; all by default. Example: {@code 10}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.keepReleases")
    private @Nullable Integer keepReleases;

    /**
     * Layout {@code simple}: takes off versions of these projects only, and no build; by default of all. Example: {@code torch,triton}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.projects")
    private List<String> projects = List.of();

    /**
     * Whether each page is also written under the key that ends in a slash: {@code auto}, {@code true} or {@code false}, as for {@code
     * wheel:publish}. Example: {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.directoryKeys", defaultValue = "auto")
    private String directoryKeys;

    @Inject
    PruneGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run(Report record) {
        Retention retention = new Retention(
                number("keep", keep),
                Optional.ofNullable(keepFor).map(text -> Setting.read("keepFor", text, TimeSpan::parse)),
                number("keepReleases", keepReleases),
                projects.stream()
                        .map(name -> Setting.read("projects", name, ProjectName::of))
                        .collect(Collectors.toSet()));
        try (StoreAccess store = store()) {
            Pruner pruner = new Pruner(
                            store.store(),
                            Setting.read("grace", grace, TimeSpan::parse),
                            retention,
                            store.directoryKeys(directoryKeys))
                    .departingAfter(Setting.read("channelGrace", channelGrace, TimeSpan::parse));
            PruneReport report = new PruneReport(getLog()::info, record, store.toString());
            boolean act = delete && !dryRun();
            report.tell(act ? pruner.prune(progress()) : pruner.plan());
            if (!act) {
                report.planned(onSameStore("prune", store) + settings() + " -Dwheel.delete=true");
            }
        }
    }

    /** What decides what goes, as a command line says it. */
    private String settings() {
        StringBuilder settings = new StringBuilder();
        if (keep != null) {
            settings.append(" -Dwheel.keep=").append(keep);
        }
        if (keepFor != null) {
            settings.append(" -Dwheel.keepFor=").append(keepFor);
        }
        if (keepReleases != null) {
            settings.append(" -Dwheel.keepReleases=").append(keepReleases);
        }
        if (!projects.isEmpty()) {
            settings.append(" -Dwheel.projects=").append(String.join(",", projects));
        }
        return settings.toString();
    }

    private static Optional<Integer> number(String name, @Nullable Integer value) {
        return Optional.ofNullable(value).map(number -> Setting.read(name, number.toString(), PruneGoal::count));
    }

    private static int count(String text) {
        int count = Integer.parseInt(text);
        if (count < 0) {
            throw new WheelException("less than nothing cannot be kept", "give 0 or more");
        }
        return count;
    }
}
