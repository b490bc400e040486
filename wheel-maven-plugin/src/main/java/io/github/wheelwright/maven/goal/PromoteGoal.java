package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.index.Ordinal;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.release.Promotion;
import io.github.wheelwright.maven.config.Channels;
import io.github.wheelwright.maven.config.Commit;
import io.github.wheelwright.maven.config.Required;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.config.StoreAccess;
import io.github.wheelwright.maven.report.Report;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Shows a build that is published under its commit already in a channel as well: the pages only, no file is sent. Also an older build,
 * or one that the channel was rolled back from.
 *
 * @since 0.1.0
 */
@Mojo(name = "promote", aggregator = true, requiresProject = false, inheritByDefault = false, threadSafe = true)
public class PromoteGoal extends ChannelGoal {
    /**
     * The build. Example: {@code 1c57644d}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.commit")
    private @Nullable String commit;

    /**
     * The build's place in the history of channels, where it was published without one. Example: {@code 20261121}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.ordinal")
    private @Nullable Long ordinal;

    /**
     * The project that the release is about; the channel {@code version} is called after its version. Example: {@code vllm}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.main")
    private @Nullable String main;

    /**
     * Variants that the build must have, {@code default} being the one at its root. Example: {@code cu129,cu130}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.requiredVariants")
    private List<String> requiredVariants = List.of();

    /**
     * Platforms that each variant must have. Example: {@code manylinux_2_28_x86_64,manylinux_2_28_aarch64}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.requiredPlatforms")
    private List<String> requiredPlatforms = List.of();

    /**
     * Pythons that each variant must have on each platform. Example: {@code 3.11,3.12}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.requiredPythons")
    private List<String> requiredPythons = List.of();

    @Inject
    PromoteGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run(Report record) {
        String name = channel();
        if (commit == null) {
            throw Setting.missing("commit", "the goal has to know which build to show", "1c57644d");
        }
        String build = Commit.folder("commit", commit);
        Optional<ProjectName> project =
                Optional.ofNullable(main).map(text -> Setting.read("main", text, ProjectName::of));
        try (StoreAccess store = store()) {
            Required.of(requiredVariants, requiredPlatforms, requiredPythons, project)
                    .ifPresent(required -> {
                        List<String> missing = required.missing(store.store(), build);
                        if (!missing.isEmpty()) {
                            throw new WheelException(
                                    "build " + build + " is not complete; there is no wheel of\n  "
                                            + String.join("\n  ", missing),
                                    "publish what is missing, or ask for less");
                        }
                    });
            Promotion promotion = new Promotion(store.store(), settings(store));
            List<Channel> channels = Channels.of(List.of(name), promotion.wheels(build), project);
            if (channels.isEmpty()) {
                throw Setting.wrong(
                        "channel", name, "the build is a development version", "name another channel, such as nightly");
            }
            carryOut(
                    promotion.explicit(
                            build,
                            channels.get(0),
                            Optional.ofNullable(ordinal).map(value -> new Ordinal(Ordinal.Kind.EXPLICIT, value))),
                    store,
                    record);
        }
    }
}
