package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.retention.Pruner;
import io.github.wheelwright.core.retention.Retention;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.config.StoreAccess;
import io.github.wheelwright.maven.config.TimeSpan;
import io.github.wheelwright.maven.report.PruneReport;
import io.github.wheelwright.maven.report.Report;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Cleans an index: takes old builds off its pages, and deletes files that no page lists. Without {@code wheel.delete} it only says
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
     * Layout {@code commit}: how many builds stay that no channel shows or remembers, the newest; all, where neither this nor {@code
     * wheel.keepFor} is set. Example: {@code 30}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.keep")
    private @Nullable Integer keep;

    /**
     * Layout {@code commit}: builds that are younger stay too. Example: {@code 90d}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.keepFor")
    private @Nullable String keepFor;

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
                Optional.ofNullable(keep),
                Optional.ofNullable(keepFor).map(text -> Setting.read("keepFor", text, TimeSpan::parse)));
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
                report.planned(onSameStore("prune", store) + " -Dwheel.delete=true");
            }
        }
    }
}
