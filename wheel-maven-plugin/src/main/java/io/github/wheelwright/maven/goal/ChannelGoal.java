package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.release.ChannelPlan;
import io.github.wheelwright.core.release.ChannelSettings;
import io.github.wheelwright.core.release.PublishResult;
import io.github.wheelwright.core.release.Publisher;
import io.github.wheelwright.maven.config.Commit;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.config.StoreAccess;
import io.github.wheelwright.maven.config.TimeSpan;
import io.github.wheelwright.maven.report.ChannelReport;
import io.github.wheelwright.maven.report.Report;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** A goal that moves a channel. */
abstract class ChannelGoal extends StoreGoal {
    /**
     * The channel. Example: {@code nightly}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.channel")
    private @Nullable String channel;

    /**
     * How many steps of its history a channel remembers. Example: {@code 50}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.keep", defaultValue = "20")
    private int keep;

    /**
     * How long a channel's pages still list what it shows no longer, where something just gone from them pins it: in {@code m}, {@code
     * h} or {@code d}. Who resolves for longer than that may miss a pin. Example: {@code 2h}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.channelGrace", defaultValue = "1h")
    private String channelGrace;

    /**
     * Whether each page is also written under the key that ends in a slash: {@code auto}, {@code true} or {@code false}, as for {@code
     * wheel:publish}. Example: {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.directoryKeys", defaultValue = "auto")
    private String directoryKeys;

    ChannelGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    final String channel() {
        if (channel == null) {
            throw Setting.missing("channel", "the goal moves a channel", "nightly");
        }
        return Commit.folder("channel", channel);
    }

    final ChannelSettings settings(StoreAccess store) {
        return new ChannelSettings(
                Instant.now().truncatedTo(ChronoUnit.SECONDS), keep, store.directoryKeys(directoryKeys));
    }

    /** Shows the plan; carries it out unless this is a dry run; tells people and programs. */
    final void carryOut(ChannelPlan plan, StoreAccess store, Report record) {
        ChannelReport report = new ChannelReport(getLog()::info, record, store.toString());
        report.moves(plan);
        if (dryRun()) {
            report.planned(plan);
            return;
        }
        PublishResult result = new Publisher(store.store(), progress())
                .departingAfter(Setting.read("channelGrace", channelGrace, TimeSpan::parse))
                .publish(plan.plan());
        report.done(result);
        report.next(onSameStore("fsck", store));
    }
}
