package io.github.wheelwright.maven.dockerfile;

import io.github.wheelwright.maven.dockerfile.BuildInputs.ContextPath;
import io.github.wheelwright.maven.dockerfile.IgnoreFile.Verdict;
import java.util.Optional;

/** Which paths of its context a build takes, told without looking at the context: also of files that are gone. */
public final class TakenPaths {
    private final Dockerfile dockerfile;
    private final BuildInputs inputs;
    private final IgnoreFile ignore;

    /** What {@code inputs} of {@code dockerfile} take, of what {@code ignore} leaves. */
    public TakenPaths(Dockerfile dockerfile, BuildInputs inputs, IgnoreFile ignore) {
        this.dockerfile = dockerfile;
        this.inputs = inputs;
        this.ignore = ignore;
    }

    /**
     * Why a path is taken.
     *
     * @param place of the instruction, {@code Dockerfile:12}
     * @param byName whether the instruction names it or a folder above it, and not just all of the context
     */
    public record Taken(String place, boolean byName) {}

    /** Why {@code path}, of a file and relative to the context, is taken, if it is. */
    public Optional<Taken> find(String path) {
        if (isIgnored(path)) {
            return Optional.empty();
        }
        Optional<Taken> any = Optional.empty();
        for (ContextPath source : inputs.paths()) {
            String pattern = CleanPath.inContext(source.path());
            boolean all = pattern.isEmpty() || pattern.equals("*");
            if (!BuildContext.isRemote(source.path()) && (all || isAtOrBelow(path, pattern))) {
                Taken taken = new Taken(dockerfile.name() + ":" + source.line(), !all);
                if (taken.byName()) {
                    return Optional.of(taken);
                }
                any = any.or(() -> Optional.of(taken));
            }
        }
        return any;
    }

    private boolean isIgnored(String path) {
        Verdict verdict = ignore.root();
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            verdict = ignore.verdict(path.substring(0, slash), verdict);
        }
        return ignore.verdict(path, verdict).ignored();
    }

    private static boolean isAtOrBelow(String path, String pattern) {
        if (!PathPattern.hasWildcards(pattern)) {
            return path.equals(pattern) || path.startsWith(pattern + "/");
        }
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (PathPattern.glob(pattern).test(path.substring(0, slash))) {
                return true;
            }
        }
        return PathPattern.glob(pattern).test(path);
    }
}
