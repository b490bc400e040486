package io.github.wheelwright.maven.goal;

import io.github.wheelwright.maven.affected.Affected;
import io.github.wheelwright.maven.affected.BuildSources;
import io.github.wheelwright.maven.affected.Change;
import io.github.wheelwright.maven.affected.Effect;
import io.github.wheelwright.maven.affected.PathRules;
import io.github.wheelwright.maven.affected.Verdict;
import io.github.wheelwright.maven.ci.Outputs;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.host.GitCheckout;
import io.github.wheelwright.maven.report.AffectedReport;
import io.github.wheelwright.maven.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Prints what a change affects: {@code nothing}, {@code wheel} or {@code base-image}, which includes the wheels. Files that the
 * configured Dockerfiles take count by themselves, patterns decide about the others, and what cannot be told is {@code base-image}.
 *
 * @since 0.1.0
 */
@Mojo(name = "affected", aggregator = true, requiresProject = false, inheritByDefault = false, threadSafe = true)
public class AffectedGoal extends KeyGoal {
    /**
     * Commit or branch to compare with; what it shares with {@code head} is where the change begins. By default the target of the pull
     * request, or where the branch was before the push, as GitHub Actions, Buildkite and GitLab say. Example: {@code origin/main}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.base")
    private @Nullable String base;

    /**
     * The changed commit. Example: {@code HEAD~1}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.head", defaultValue = "HEAD")
    private String head;

    /**
     * Changed files, from the root of the checkout; git is not asked then. Example: {@code docs/index.md,src/a.c}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.changedFiles")
    private List<String> changedFiles = List.of();

    /**
     * Patterns, as in {@code .gitignore}, of files that no build needs. Example: {@code *.md,/docs/}.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "wheel.affected.nothing",
            defaultValue =
                    "*.md,*.rst,/docs/,LICENSE*,NOTICE*,CODEOWNERS,.gitignore,.gitattributes,.editorconfig,.mailmap")
    private List<String> affectedNothing = List.of();

    /**
     * Patterns of files that the wheels are made from, though {@code affected.nothing} fits. Example: {@code /docs/api.rst}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.affected.wheel")
    private List<String> affectedWheel = List.of();

    /**
     * Patterns of files that the base image is made from. Example: {@code /docker/base/}.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "wheel.affected.baseImage",
            defaultValue = "Dockerfile.base,Dockerfile.*_base,Dockerfile.*-base,base.Dockerfile")
    private List<String> affectedBaseImage = List.of();

    /**
     * Dockerfile of the base image, where that is another build; by default none. Example: {@code docker/Dockerfile.rocm_base}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.affected.baseDockerfile")
    private @Nullable String affectedBaseDockerfile;

    /**
     * Stage of it that is the base image; by default the last. Example: {@code base}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.affected.baseTarget")
    private @Nullable String affectedBaseTarget;

    @Inject
    AffectedGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run(Report record) throws IOException {
        GitCheckout git = new GitCheckout(base());
        Change change = changedFiles.isEmpty()
                ? Change.between(git, Optional.ofNullable(base).or(() -> Change.base(ciBuild())), head)
                : new Change(Setting.stripped(changedFiles), Optional.empty(), "the given files");
        List<Verdict> verdicts = change.unknown().isPresent()
                ? List.of(new Verdict(
                        "(unknown)", Effect.BASE_IMAGE, change.unknown().get()))
                : affected(git.root().orElse(base())).verdicts(change.paths());
        Effect effect = Affected.all(verdicts);
        change.unknown().ifPresent(reason -> getLog().warn("what has changed is not known: " + reason));
        AffectedReport.tell(verdicts, change, getLog()::info, record);
        handOn(
                new Outputs()
                        .put("affected", effect.toString())
                        .put("build-wheel", String.valueOf(effect.includes(Effect.WHEEL)))
                        .put("build-base-image", String.valueOf(effect.includes(Effect.BASE_IMAGE))),
                "affected",
                record);
        answer(effect.toString());
    }

    private Affected affected(Path root) throws IOException {
        Optional<BuildSources> baseBuild = affectedBaseDockerfile == null
                ? Optional.empty()
                : Optional.of(sources(base().resolve(affectedBaseDockerfile), Optional.ofNullable(affectedBaseTarget)));
        return new Affected(
                root,
                rules("nothing", affectedNothing),
                rules("wheel", affectedWheel),
                rules("baseImage", affectedBaseImage),
                sources(),
                baseBuild);
    }

    private static PathRules rules(String name, List<String> patterns) {
        return Setting.read("affected." + name, String.join(",", patterns), any -> new PathRules(patterns));
    }
}
