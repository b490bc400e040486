package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.index.Layout;
import io.github.wheelwright.core.release.Collector;
import io.github.wheelwright.core.release.Completeness;
import io.github.wheelwright.core.release.Existing;
import io.github.wheelwright.core.release.Gate;
import io.github.wheelwright.core.release.LinuxPlatformTag;
import io.github.wheelwright.core.release.Progress;
import io.github.wheelwright.core.release.Release;
import io.github.wheelwright.core.release.ReleasePlan;
import io.github.wheelwright.core.release.StagedWheel;
import io.github.wheelwright.core.release.Stager;
import io.github.wheelwright.maven.config.Required;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.config.StoreAccess;
import io.github.wheelwright.maven.report.Count;
import io.github.wheelwright.maven.report.Report;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Publishes wheels as an index that pip and uv install from: collects and checks them, tags them, uploads them, and then writes
 * the pages, so that no page ever links to what is not there.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "publish",
        defaultPhase = LifecyclePhase.DEPLOY,
        aggregator = true,
        requiresProject = false,
        inheritByDefault = false,
        threadSafe = true)
public class PublishGoal extends ReleaseGoal {
    /**
     * Files or folders of wheels; folders are searched to the bottom. By default {@code target/wheels}. Example: {@code
     * dist,build/wheels}.
     */
    @Parameter(property = "wheel.input")
    private List<File> input = List.of();

    /**
     * Platform tag for wheels that are tagged {@code linux_*}; without an architecture each keeps its own. Example: {@code
     * manylinux_2_28}.
     */
    @Parameter(property = "wheel.platformTag")
    private @Nullable String platformTag;

    /**
     * What becomes of a wheel whose name is listed with other content: {@code fail} refuses the release before anything is written,
     * {@code keep} leaves the wheel out and lists the others. Example: {@code keep}.
     */
    @Parameter(property = "wheel.existing", defaultValue = "fail")
    private String existing;

    /**
     * Variants that the commit must show before the channels move to it, {@code default} being the one at its root; of several jobs
     * that publish a commit, the last one moves them. Example: {@code cu129,cu130}.
     */
    @Parameter(property = "wheel.requiredVariants")
    private List<String> requiredVariants = List.of();

    /** Platforms that each variant must have before the channels move. Example: {@code manylinux_2_28_x86_64,manylinux_2_28_aarch64}. */
    @Parameter(property = "wheel.requiredPlatforms")
    private List<String> requiredPlatforms = List.of();

    /** Pythons that each variant must have on each platform before the channels move. Example: {@code 3.11,3.12}. */
    @Parameter(property = "wheel.requiredPythons")
    private List<String> requiredPythons = List.of();

    @Inject
    PublishGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run(Report record) throws IOException {
        Optional<LinuxPlatformTag> tag = Optional.ofNullable(platformTag)
                .map(text -> Setting.read("platformTag", text, LinuxPlatformTag::parse));
        Layout where = layout();
        Progress progress = progress();
        try (StoreAccess store = store()) {
            List<Path> files = Collector.collect(input());
            getLog().info("checking " + Count.of(files.size(), "wheel"));
            List<StagedWheel> wheels = Stager.stage(files, tag, progress);
            Release release = release(wheels, where, store);
            Optional<Completeness> gate =
                    Required.of(requiredVariants, requiredPlatforms, requiredPythons, mainProject());
            ReleasePlan plan = ReleasePlan.publish(gate.isPresent() ? release.withoutChannels() : release)
                    .with(Setting.choice("existing", existing, Existing.class));
            carryOut(plan, gate.map(required -> new Gate(required, release)), store, progress, record);
        }
    }

    private List<Path> input() {
        return input.isEmpty()
                ? List.of(target().resolve("wheels"))
                : input.stream().map(File::toPath).toList();
    }
}
