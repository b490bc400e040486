package io.github.wheelwright.maven.affected;

import io.github.wheelwright.maven.affected.BuildSources.Reason;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Decides what changes affect. What a build takes by name counts whatever patterns say: a README that goes into the wheel. Where a
 * build takes its context as a whole, patterns can leave files out. A file that nothing is known of counts.
 *
 * @param root that paths are relative to
 * @param nothing files whose change needs no build
 * @param wheel files whose change needs the wheels built
 * @param baseImage files whose change needs the base image built
 * @param wheelBuild what the wheels are built from, where that is known
 * @param baseBuild what the base image is built from, where that is known
 */
public record Affected(
        Path root,
        PathRules nothing,
        PathRules wheel,
        PathRules baseImage,
        Optional<BuildSources> wheelBuild,
        Optional<BuildSources> baseBuild) {

    /** A verdict on each of {@code paths}, in their order. */
    public List<Verdict> verdicts(Collection<String> paths) {
        return paths.stream().map(this::verdict).toList();
    }

    /** The effect that includes all of {@code verdicts}. */
    public static Effect all(Collection<Verdict> verdicts) {
        return verdicts.stream().map(Verdict::effect).max(Effect::compareTo).orElse(Effect.NOTHING);
    }

    private Verdict verdict(String path) {
        Optional<Reason> base = baseBuild.flatMap(build -> build.find(root.resolve(path)));
        Optional<Reason> wheels = wheelBuild.flatMap(build -> build.find(root.resolve(path)));
        return pattern(path, Effect.BASE_IMAGE, baseImage)
                .or(() -> source(path, Effect.BASE_IMAGE, base.filter(Reason::byName)))
                .or(() -> source(path, Effect.WHEEL, wheels.filter(Reason::byName)))
                .or(() -> pattern(path, Effect.NOTHING, nothing))
                .or(() -> pattern(path, Effect.WHEEL, wheel))
                .or(() -> source(path, Effect.BASE_IMAGE, base))
                .or(() -> source(path, Effect.WHEEL, wheels))
                .orElseGet(() -> new Verdict(path, Effect.WHEEL, "no pattern names it"));
    }

    private static Optional<Verdict> pattern(String path, Effect effect, PathRules rules) {
        return rules.match(path).map(pattern -> new Verdict(path, effect, "pattern " + pattern));
    }

    private static Optional<Verdict> source(String path, Effect effect, Optional<Reason> reason) {
        return reason.map(why -> new Verdict(path, effect, why.words()));
    }
}
