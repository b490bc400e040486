package io.github.wheelwright.maven.affected;

import io.github.wheelwright.maven.dockerfile.BuildInputs;
import io.github.wheelwright.maven.dockerfile.BuildOptions;
import io.github.wheelwright.maven.dockerfile.Dockerfile;
import io.github.wheelwright.maven.dockerfile.IgnoreFile;
import io.github.wheelwright.maven.dockerfile.TakenPaths;
import io.github.wheelwright.maven.dockerfile.TakenPaths.Taken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a build takes from this machine: its Dockerfile, files of its context, folders that are named contexts. */
public final class BuildSources {
    private final Path dockerfile;
    private final Path context;
    private final TakenPaths taken;
    private final Map<String, Path> folders = new TreeMap<>();

    private BuildSources(Path dockerfile, Path context, TakenPaths taken) {
        this.dockerfile = dockerfile;
        this.context = context;
        this.taken = taken;
    }

    /**
     * Those of the build of {@code dockerfile} in {@code context}.
     *
     * @param contexts named contexts, as {@code --build-context}
     */
    public static BuildSources of(Path dockerfile, Path context, BuildOptions options, Map<String, String> contexts)
            throws IOException {
        Dockerfile parsed = Dockerfile.read(dockerfile);
        TakenPaths taken = new TakenPaths(parsed, BuildInputs.of(parsed, options), IgnoreFile.of(dockerfile, context));
        BuildSources sources = new BuildSources(absolute(dockerfile), absolute(context), taken);
        contexts.forEach((name, value) -> {
            if (!value.contains("://")) {
                sources.folders.put(name, absolute(context.resolve(value)));
            }
        });
        return sources;
    }

    /**
     * Why a file counts.
     *
     * @param words for people
     * @param byName whether it is named, and not only in a folder that is taken as a whole
     */
    record Reason(String words, boolean byName) {}

    /** Why {@code file} is one of them, if it is. */
    Optional<Reason> find(Path file) {
        Path path = absolute(file);
        if (path.equals(dockerfile)) {
            return Optional.of(new Reason("the Dockerfile", true));
        }
        String name = String.valueOf(dockerfile.getFileName());
        if (path.equals(dockerfile.resolveSibling(name + ".dockerignore"))
                || path.equals(context.resolve(".dockerignore"))) {
            return Optional.of(new Reason("says what " + name + " takes", true));
        }
        for (Map.Entry<String, Path> folder : folders.entrySet()) {
            if (path.startsWith(folder.getValue())) {
                return Optional.of(new Reason("build context " + folder.getKey(), true));
            }
        }
        if (!path.startsWith(context)) {
            return Optional.empty();
        }
        String inContext = context.relativize(path).toString().replace('\\', '/');
        Optional<Taken> found = taken.find(inContext);
        return found.map(why -> new Reason("taken by " + why.place(), why.byName()));
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
