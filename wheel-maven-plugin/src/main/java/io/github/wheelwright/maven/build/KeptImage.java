package io.github.wheelwright.maven.build;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.maven.cache.CacheState;
import io.github.wheelwright.maven.cache.CachedFile;
import io.github.wheelwright.maven.ci.Scope;
import io.github.wheelwright.maven.docker.BuildRequest;
import io.github.wheelwright.maven.docker.Docker;
import io.github.wheelwright.maven.registry.ImageReference;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The image that base wheels were built in, kept for later builds: saved beside the wheels, or pushed.
 *
 * @param stage of the Dockerfile
 * @param kind what becomes of it
 * @param name {@code rocm-base} for a saved one, {@code registry.example.org/rocm-base:7.1} for one that is pushed
 */
public record KeptImage(String stage, Kind kind, String name) {
    private static final Pattern SIMPLE = Pattern.compile("[a-z0-9]+(?:[._-][a-z0-9]+)*(?::[A-Za-z0-9_.-]+)?");

    /** What becomes of a base image. */
    public enum Kind {
        /** There is none. */
        NONE,
        /** It is a file beside the wheels. */
        SAVED,
        /** It is in a registry. */
        PUSHED;

        boolean isIn(CacheState found) {
            if (!(found instanceof CacheState.Hit hit)) {
                return this == NONE;
            }
            return switch (this) {
                case NONE -> true;
                case SAVED -> hit.manifest().files().stream().anyMatch(CachedFile::isImage);
                case PUSHED -> hit.manifest().image().isPresent();
            };
        }
    }

    /** Checks the name of one that is saved. */
    public KeptImage {
        if (kind == Kind.SAVED && !SIMPLE.matcher(name).matches()) {
            throw new WheelException(
                    "a base image cannot be saved as " + name, "set <baseImageSave> to a name like rocm or rocm:7.1");
        }
        if (kind == Kind.PUSHED && ImageReference.parse(name).digest().isPresent()) {
            throw new WheelException("a push makes the digest", "name the image by a tag");
        }
    }

    /** The same as {@code scope} keeps it: what is pushed by a build that is not trusted has a repository of its own. */
    public KeptImage in(Scope scope) {
        return kind == Kind.PUSHED
                ? new KeptImage(
                        stage,
                        kind,
                        scope.repository(repository())
                                + name.substring(repository().length()))
                : this;
    }

    /** {@code rocm-base-image.tar.gz} for {@code rocm}, {@code rocm-base} and {@code rocm:7.1}. */
    public String fileName() {
        String plain = name.replaceFirst(":.*", "").replaceFirst("-base(-image)?$", "");
        return plain + CachedFile.IMAGE_END;
    }

    /** Saves it into {@code folder}, so that {@code docker load} reads it. */
    public Path save(Docker docker, BuildRequest build, Path folder, Consumer<String> line) throws IOException {
        Path tar = Files.createDirectories(folder).resolve("image.tar");
        docker.build(of(build).with("type=docker,name=" + name + "," + BuildRequest.destination(tar), false), line);
        Path file = folder.resolve(fileName());
        try (OutputStream out = new FastGzip(new BufferedOutputStream(Files.newOutputStream(file)))) {
            Files.copy(tar, out);
        }
        Files.delete(tar);
        return file;
    }

    /** Pushes it; the answer is its digest. */
    public String push(Docker docker, BuildRequest build, Consumer<String> line) throws IOException {
        return docker.push(of(build), name, line);
    }

    private BuildRequest of(BuildRequest build) {
        return build.of(build.dockerfile(), stage, Map.of());
    }

    /** What there is of it in a reference with a digest. */
    public Optional<String> reference(Optional<String> digest) {
        return digest.map(value -> repository() + "@" + value);
    }

    private String repository() {
        return name.indexOf(':', name.lastIndexOf('/') + 1) < 0 ? name : name.substring(0, name.lastIndexOf(':'));
    }

    /** The layers inside are compressed already. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
