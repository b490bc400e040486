package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.index.Layout;
import io.github.wheelwright.core.release.Completeness;
import io.github.wheelwright.core.release.Existing;
import io.github.wheelwright.core.release.Gate;
import io.github.wheelwright.core.release.Release;
import io.github.wheelwright.core.release.ReleasePlan;
import io.github.wheelwright.core.staging.LinuxPlatformTag;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.staging.StagedWheel;
import io.github.wheelwright.core.staging.Stager;
import io.github.wheelwright.core.staging.WheelSource;
import io.github.wheelwright.core.wheel.WheelEdit;
import io.github.wheelwright.core.wheelset.EditChoice;
import io.github.wheelwright.maven.config.PinSources;
import io.github.wheelwright.maven.config.Required;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.config.StoreAccess;
import io.github.wheelwright.maven.config.WheelInput;
import io.github.wheelwright.maven.report.Count;
import io.github.wheelwright.maven.report.Report;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
     * Wheels, or folders of wheels, which are searched to the bottom; also in S3, with the endpoint and the credentials of the
     * destination: these are edited where they are, and their bytes do not come here. By default {@code target/wheels}. Example:
     * {@code dist,s3://wheels/rocm/1c57644}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.input")
    private List<String> input = List.of();

    /**
     * Platform tag for wheels that are tagged {@code linux_*}; without an architecture each keeps its own. Example: {@code
     * manylinux_2_28}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.platformTag")
    private @Nullable String platformTag;

    /**
     * Versions that what the wheels require is pinned to: built wheels, folders of them, or {@code torch==2.9.1}. Example: {@code
     * dist,numpy==2.1.3}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.pins")
    private List<String> pins = List.of();

    /**
     * What becomes of a wheel whose name is listed with other content: {@code fail} refuses the release before anything is written,
     * {@code keep} leaves the wheel out and lists the others. Example: {@code keep}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.existing", defaultValue = "fail")
    private String existing;

    /**
     * Variants that the commit must show before the channels move to it, {@code default} being the one at its root; of several jobs
     * that publish a commit, the last one moves them. Example: {@code cu129,cu130}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.requiredVariants")
    private List<String> requiredVariants = List.of();

    /**
     * Platforms that each variant must have before the channels move. Example: {@code manylinux_2_28_x86_64,manylinux_2_28_aarch64}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.requiredPlatforms")
    private List<String> requiredPlatforms = List.of();

    /**
     * Pythons that each variant must have on each platform before the channels move. Example: {@code 3.11,3.12}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.requiredPythons")
    private List<String> requiredPythons = List.of();

    @Inject
    PublishGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run(Report record) throws IOException {
        EditChoice edits = edits();
        Layout where = layout();
        Progress progress = progress();
        try (StoreAccess store = store()) {
            List<WheelSource> sources = WheelInput.collect(input(), base(), store::place);
            getLog().info("checking " + Count.of(sources.size(), "wheel"));
            List<StagedWheel> wheels = Stager.stage(sources, edits, store.keepsDigestStates(), progress);
            Release release = release(wheels, where, store);
            Optional<Completeness> gate =
                    Required.of(requiredVariants, requiredPlatforms, requiredPythons, mainProject());
            ReleasePlan plan = ReleasePlan.publish(gate.isPresent() ? release.withoutChannels() : release)
                    .with(Setting.choice("existing", existing, Existing.class));
            carryOut(plan, gate.map(required -> new Gate(required, release)), store, progress, record);
        }
    }

    private EditChoice edits() throws IOException {
        Optional<LinuxPlatformTag> tag = Optional.ofNullable(platformTag)
                .map(text -> Setting.read("platformTag", text, LinuxPlatformTag::parse));
        List<WheelEdit> pinned = pins.isEmpty()
                ? List.of()
                : List.of(new WheelEdit.Pin(PinSources.read(pins, base()).versions(), false));
        return wheel -> Stream.concat(tag.map(t -> t.edits(wheel)).orElse(List.of()).stream(), pinned.stream())
                .toList();
    }

    private List<String> input() {
        return input.isEmpty() ? List.of(target().resolve("wheels").toString()) : input;
    }
}
