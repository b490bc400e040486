package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.index.CommitLayout;
import io.github.wheelwright.core.index.Layout;
import io.github.wheelwright.core.index.Ordinal;
import io.github.wheelwright.core.index.SimpleLayout;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.release.Gate;
import io.github.wheelwright.core.release.PublishResult;
import io.github.wheelwright.core.release.Publisher;
import io.github.wheelwright.core.release.Release;
import io.github.wheelwright.core.release.ReleasePlan;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.staging.StagedWheel;
import io.github.wheelwright.maven.config.Channels;
import io.github.wheelwright.maven.config.Commit;
import io.github.wheelwright.maven.config.MainProject;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.config.StoreAccess;
import io.github.wheelwright.maven.config.TimeSpan;
import io.github.wheelwright.maven.host.GitCheckout;
import io.github.wheelwright.maven.report.InstallCommands;
import io.github.wheelwright.maven.report.PublishReport;
import io.github.wheelwright.maven.report.Report;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** A goal that writes the pages of an index. */
abstract class ReleaseGoal extends StoreGoal {
    private enum LayoutName {
        SIMPLE,
        COMMIT
    }

    /**
     * {@code simple}: one index for all, files under {@code packages/}, pages under {@code simple/}. {@code commit}: an index for each
     * commit and variant, and channels that show one. Example: {@code commit}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.layout", defaultValue = "simple")
    private String layout;

    /**
     * Layout {@code commit}: the commit that the wheels were built from. By default {@code BUILDKITE_COMMIT}, {@code GITHUB_SHA},
     * {@code CI_COMMIT_SHA} or the checkout's. Example: {@code 1c57644d}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.commit")
    private @Nullable String commit;

    /**
     * Layout {@code commit}: variant of wheels whose version names none. Example: {@code rocm710}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.variant")
    private @Nullable String variant;

    /**
     * Layout {@code commit}: variant that is shown at the root too. Example: {@code cu129}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.defaultVariant")
    private @Nullable String defaultVariant;

    /**
     * Layout {@code commit}: further names of variants, {@code default} being the one at the root. Example: {@code cu129=default}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.variantAliases")
    private List<String> variantAliases = List.of();

    /**
     * Layout {@code commit}: names that shall show this build. {@code version} stands for the main wheel's version, where that is no
     * development version. Example: {@code nightly,version}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.channels")
    private List<String> channels = List.of();

    /**
     * The build's place in the history of the channels: an older build never replaces a newer. By default the committer time of the
     * commit. Example: {@code 20261121}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.ordinal")
    private @Nullable Long ordinal;

    /**
     * How many steps of its history a channel remembers, for {@code wheel:rollback}. Example: {@code 50}.
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
     * The project that the release is about; by default the one that no other wheel requires. Example: {@code vllm}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.main")
    private @Nullable String main;

    /**
     * Whether each page is also written under the key that ends in a slash, which a plain S3 endpoint needs and a web server or CDN
     * with index documents does not: {@code auto}, {@code true} or {@code false}. {@code auto} is {@code true} for S3 without a {@code
     * publicUrl}. Example: {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.directoryKeys", defaultValue = "auto")
    private String directoryKeys;

    ReleaseGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    /** Where pages and files go. */
    final Layout layout() {
        if (Setting.choice("layout", layout, LayoutName.class) == LayoutName.SIMPLE) {
            if (!channels.isEmpty()) {
                throw Setting.wrong(
                        "channels",
                        String.join(",", channels),
                        "layout simple has no channels",
                        "set <layout>commit</layout>");
            }
            return new SimpleLayout();
        }
        String name = Commit.name(Optional.ofNullable(commit), checkout());
        Map<String, String> aliases = new TreeMap<>();
        for (String alias : variantAliases) {
            String[] sides = alias.split("=", -1);
            if (sides.length != 2 || sides[0].isBlank() || sides[1].isBlank()) {
                throw Setting.wrong(
                        "variantAliases", alias, "not of the form alias=variant", "write it as cu129=default");
            }
            aliases.put(
                    Commit.folder("variantAliases", sides[0].strip()),
                    Commit.folder("variantAliases", sides[1].strip()));
        }
        return new CommitLayout(
                name, name + "/", folder("variant", variant), folder("defaultVariant", defaultVariant), aliases);
    }

    final Release release(List<StagedWheel> wheels, Layout where, StoreAccess store) {
        return new Release(
                wheels,
                where,
                Channels.of(channels, wheels, mainProject()),
                MainProject.requirements(wheels, mainProject()),
                where instanceof CommitLayout byCommit ? ordinal(byCommit.commit()) : Optional.empty(),
                keep,
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                store.directoryKeys(directoryKeys),
                store.url(""));
    }

    private static Optional<String> folder(String parameter, @Nullable String name) {
        return Optional.ofNullable(name).map(value -> Commit.folder(parameter, value));
    }

    final Optional<ProjectName> mainProject() {
        return Optional.ofNullable(main).map(name -> Setting.read("main", name, ProjectName::of));
    }

    /** Shows the plan; carries it out unless this is a dry run; tells people and programs. */
    final void carryOut(ReleasePlan plan, Optional<Gate> gate, StoreAccess store, Progress progress, Report record) {
        Publisher publisher = new Publisher(store.store(), progress)
                .departingAfter(Setting.read("channelGrace", channelGrace, TimeSpan::parse));
        PublishReport report = new PublishReport(getLog()::info, record, store.toString());
        if (dryRun()) {
            publisher.check(plan);
            report.planned(plan);
            gate.ifPresent(waiting -> report.plannedGate(waiting.channels()));
            return;
        }
        PublishResult result = publisher.publish(plan);
        List<String> missing =
                gate.map(waiting -> waiting.missing(store.store())).orElse(List.of());
        if (gate.isPresent() && missing.isEmpty()) {
            result = gate.get().open(store.store(), publisher, result);
        }
        report.done(result);
        if (!missing.isEmpty()) {
            report.waiting(gate.orElseThrow().channels(), missing);
        }
        store.traffic().ifPresent(report::traffic);
        store.serveCommand(command("serve")).ifPresent(report::serve);
        String root = plan.installRoot(mainProject(), shownBy(result));
        List<StagedWheel> main = MainProject.of(plan.wheelsAt(root), mainProject());
        report.install(InstallCommands.of(store.url(root), main), result.absent());
    }

    private static List<String> shownBy(PublishResult result) {
        return result.channels().stream()
                .filter(PublishResult.ChannelState::moved)
                .map(PublishResult.ChannelState::name)
                .toList();
    }

    private Optional<Ordinal> ordinal(String of) {
        return Optional.ofNullable(ordinal)
                .map(value -> new Ordinal(Ordinal.Kind.EXPLICIT, value))
                .or(() -> checkout().committerTime(of).map(time -> new Ordinal(Ordinal.Kind.COMMITTER_TIME, time)));
    }

    private GitCheckout checkout() {
        return new GitCheckout(base());
    }
}
