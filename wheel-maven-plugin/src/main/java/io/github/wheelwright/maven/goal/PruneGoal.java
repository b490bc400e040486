package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.index.SimpleLayout;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.retention.Pruner;
import io.github.wheelwright.core.retention.Retention;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.config.StoreAccess;
import io.github.wheelwright.maven.config.TimeSpan;
import io.github.wheelwright.maven.report.PruneReport;
import io.github.wheelwright.maven.report.Report;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Cleans an index: takes old builds and versions off its pages, and deletes files that no page lists. Without {@code wheel.delete} it
 * only says what it would do. With it, a file is condemned by one run and deleted by one after the grace, if nothing needs it then; so
 * it is run regularly, and may run beside anything else.
 *
 * @since 0.1.0
 */
@Mojo(name = "prune", aggregator = true, requiresProject = false, inheritByDefault = false, threadSafe = true)
public class PruneGoal extends StoreGoal {
    private static final String GRACE = "24h";
    private static final String CHANNEL_GRACE = "1h";
    private static final String DIRECTORY_KEYS = "auto";

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
    @Parameter(property = "wheel.grace", defaultValue = GRACE)
    private String grace;

    /**
     * How long a channel's pages still list what it shows no longer, where something just gone from them pins it; as for {@code
     * wheel:publish}. Example: {@code 2h}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.channelGrace", defaultValue = CHANNEL_GRACE)
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
    @Parameter(property = "wheel.directoryKeys", defaultValue = DIRECTORY_KEYS)
    private String directoryKeys;

    @Inject
    PruneGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run(Report record) {
        try (StoreAccess store = store()) {
            Set<ProjectName> selected = selected(store.store());
            Pruner pruner = new Pruner(
                            store.store(),
                            Setting.read("grace", grace, TimeSpan::parse),
                            retention(selected),
                            store.directoryKeys(directoryKeys))
                    .departingAfter(Setting.read("channelGrace", channelGrace, TimeSpan::parse));
            PruneReport report = new PruneReport(getLog()::info, record, store.toString());
            boolean act = delete && !dryRun();
            report.tell(act ? pruner.prune(progress()) : pruner.plan());
            if (!act) {
                report.planned(onSameStore("prune", store) + settings(selected) + " -Dwheel.delete=true");
            }
        }
    }

    private Retention retention(Set<ProjectName> selected) {
        return new Retention(
                number("keep", keep),
                Optional.ofNullable(keepFor).map(text -> Setting.read("keepFor", text, TimeSpan::parse)),
                number("keepReleases", keepReleases),
                selected);
    }

    /** A name that selects nothing would be a run that silently does nothing, each time. */
    private Set<ProjectName> selected(ObjectStore store) {
        Set<ProjectName> selected = new LinkedHashSet<>();
        for (String name : Setting.stripped(projects)) {
            ProjectName project = Setting.read("projects", name, ProjectName::of);
            if (store.head(SimpleLayout.ROOT + project.normalized() + "/index.json")
                    .isEmpty()) {
                throw Setting.wrong(
                        "projects",
                        name,
                        "has no page at " + store.describe(SimpleLayout.ROOT),
                        "correct the name, or leave it out");
            }
            selected.add(project);
        }
        if (!selected.isEmpty() && keep == null && keepFor == null && keepReleases == null) {
            throw Setting.wrong(
                    "projects",
                    String.join(",", projects),
                    "nothing says how many of their versions stay, so all would",
                    "set wheel.keep, wheel.keepFor or wheel.keepReleases");
        }
        return selected;
    }

    /** What decides what goes, as a command line says it. */
    private String settings(Set<ProjectName> selected) {
        StringBuilder settings = new StringBuilder();
        appendSet(settings, "wheel.keep", keep);
        appendSet(settings, "wheel.keepFor", keepFor);
        appendSet(settings, "wheel.keepReleases", keepReleases);
        String names = selected.stream().map(ProjectName::normalized).collect(Collectors.joining(","));
        appendSet(settings, "wheel.projects", names.isEmpty() ? null : names);
        appendSet(settings, "wheel.grace", grace.equals(GRACE) ? null : grace);
        appendSet(settings, "wheel.channelGrace", channelGrace.equals(CHANNEL_GRACE) ? null : channelGrace);
        appendSet(settings, "wheel.directoryKeys", directoryKeys.equals(DIRECTORY_KEYS) ? null : directoryKeys);
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
