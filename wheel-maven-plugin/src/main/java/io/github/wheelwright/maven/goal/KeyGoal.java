package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.maven.affected.BuildSources;
import io.github.wheelwright.maven.build.BuildSpec;
import io.github.wheelwright.maven.build.KeyedBuild;
import io.github.wheelwright.maven.cache.CacheKey;
import io.github.wheelwright.maven.cache.CacheKey.Scheme;
import io.github.wheelwright.maven.cache.ContentKey;
import io.github.wheelwright.maven.cache.LegacyKey;
import io.github.wheelwright.maven.config.Pairs;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.dockerfile.BuildOptions;
import io.github.wheelwright.maven.host.RemoteFile;
import io.github.wheelwright.maven.report.Report;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** A goal that knows the key of a build. */
abstract class KeyGoal extends DockerGoal {
    /**
     * Dockerfile of the build: a path, or an address with the digest that the file has to have. Example: {@code
     * docker/Dockerfile.rocm_base}, {@code https://example.org/Dockerfile#sha256=…}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.dockerfile", defaultValue = "Dockerfile")
    private String dockerfile;

    /**
     * Folder that the build takes files from; by default that of the Dockerfile. Example: {@code docker}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.context")
    private @Nullable File context;

    /**
     * Stage to build; by default the last. Example: {@code export}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.target")
    private @Nullable String target;

    /**
     * Platform to build for; by default Linux on this machine's architecture. Example: {@code linux/arm64}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.platform")
    private @Nullable String platform;

    /**
     * Build arguments, {@code NAME=value} each. Example: {@code TORCH_BRANCH=1c57644,PYTHON_VERSION=3.12}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.buildArgs")
    private List<String> buildArgs = List.of();

    /**
     * Named build contexts, which stand for an image or a stage: {@code name=docker-image://…}, {@code name=oci-layout://…} or {@code
     * name=folder}, which starts from the POM's. Example: {@code base=docker-image://registry.example.org/base@sha256:…}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.buildContexts")
    private List<String> buildContexts = List.of();

    /**
     * How the key is made: {@code content}, from all that decides what is built, or {@code legacy}, from the Dockerfile's bytes and
     * {@code cache.args}, as vLLM's scripts do. Example: {@code legacy}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.cache.scheme", defaultValue = "content")
    private String cacheScheme;

    /**
     * Names of the arguments that a key of scheme legacy holds, in order; values from {@code buildArgs}, else the environment.
     * Example: {@code ROCM_VERSION,TORCH_BRANCH}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.cache.args", defaultValue = "ROCM_VERSION,PYTHON_VERSION,PYTORCH_BRANCH,TRITON_BRANCH")
    private List<String> cacheArgs = List.of();

    /**
     * Prints the answer alone, without Maven's prefixes; with {@code -q} nothing else is printed. Example: {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "forceStdout", defaultValue = "false")
    private boolean forceStdout;

    private final Map<String, String> digests = new TreeMap<>();

    KeyGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    /** The key of the configured build; warnings are told and noted. */
    final CacheKey key(Report record) throws IOException {
        return keyed(spec(), record).key();
    }

    /** The configured build. */
    final BuildSpec spec() throws IOException {
        Path file = dockerfile();
        Path folder = contextFolder(file);
        return new BuildSpec(
                file,
                folder.toString(),
                Optional.ofNullable(target),
                platform(),
                Pairs.of("buildArgs", buildArgs),
                buildContexts(buildContexts),
                Map.of(),
                Map.of(),
                List.of());
    }

    /** The platforms that were chosen; none where nothing was said. */
    final List<String> chosenPlatforms() {
        return platform == null ? List.of() : Setting.stripped(List.of(platform.split(",")));
    }

    /**
     * What is done with the wheels after the build.
     *
     * @param lines for the key
     * @param images digests of images that are named by tags
     */
    record After(List<String> lines, Map<String, String> images) {}

    /** What is done with the wheels of {@code build} after it. */
    After after(BuildSpec build) throws IOException {
        return new After(List.of(), Map.of());
    }

    /** Refuses keys of scheme legacy, which do not hold what the goal needs them for. */
    final void refuseLegacy(String why, String remedy) {
        if (scheme() == Scheme.LEGACY) {
            throw Setting.wrong("cache.scheme", cacheScheme, why, remedy);
        }
    }

    private Scheme scheme() {
        return Setting.choice("cache.scheme", cacheScheme, Scheme.class);
    }

    /** A build with its key; warnings are told and noted. */
    final KeyedBuild keyed(BuildSpec spec, Report record) throws IOException {
        Scheme scheme = scheme();
        After after = scheme == Scheme.LEGACY ? new After(List.of(), Map.of()) : after(spec);
        ContentKey.Result result = scheme == Scheme.LEGACY
                ? new ContentKey.Result(legacy(spec.dockerfile()), List.of(), Map.of())
                : new ContentKey(spec.then(after.lines()).keyInput(), this::digest).compute();
        for (String warning : result.warnings()) {
            getLog().warn(warning);
        }
        record.put("key", result.key().value()).put("scheme", scheme.name().toLowerCase(Locale.ROOT));
        result.key().text().forEach(record.list("text")::add);
        result.warnings().forEach(record.list("warnings")::add);
        Map<String, String> images = new TreeMap<>(after.images());
        images.putAll(result.images());
        return new KeyedBuild(result.key(), spec.request(images, noCache()));
    }

    /** What the configured build takes from this machine; empty where its Dockerfile is not on it. */
    final Optional<BuildSources> sources() throws IOException {
        if (RemoteFile.isAddress(dockerfile) || !Files.isRegularFile(base().resolve(dockerfile))) {
            return Optional.empty();
        }
        return Optional.of(sources(base().resolve(dockerfile), Optional.ofNullable(target)));
    }

    /** The same of another Dockerfile, which has to be there, and stage. */
    final BuildSources sources(Path file, Optional<String> stage) throws IOException {
        Map<String, String> contexts = buildContexts(buildContexts);
        BuildOptions options = new BuildOptions(
                stage, Pairs.of("buildArgs", buildArgs), platform().split(",", -1)[0], Set.copyOf(contexts.keySet()));
        return BuildSources.of(file, contextFolder(file), options, contexts);
    }

    private Path dockerfile() throws IOException {
        return RemoteFile.isAddress(dockerfile)
                ? RemoteFile.parse(dockerfile).in(target().resolve("wheel/remote"))
                : base().resolve(dockerfile);
    }

    private Path contextFolder(Path file) {
        if (context != null) {
            return base().resolve(context.toPath());
        }
        Path folder = file.toAbsolutePath().getParent();
        return RemoteFile.isAddress(dockerfile) || folder == null ? base() : folder;
    }

    private CacheKey legacy(Path file) throws IOException {
        Map<String, String> given = Pairs.of("buildArgs", buildArgs);
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : Setting.stripped(cacheArgs)) {
            String fromEnvironment = System.getenv(name);
            values.put(name, given.getOrDefault(name, fromEnvironment == null ? "" : fromEnvironment));
        }
        if (!Files.isRegularFile(file)) {
            throw new WheelException("no such Dockerfile: " + file, "name another with -Dwheel.dockerfile");
        }
        return LegacyKey.of(Files.readAllBytes(file), values);
    }

    /** Digest of an image, from its registry where the name has none; asked once, so that the key and the build mean the same. */
    final String digest(String name) {
        return digests.computeIfAbsent(name, image -> registry().resolve(image));
    }

    private String platform() {
        return platform == null ? ownPlatform() : platform;
    }

    /** Prints what shells read: alone on a line. */
    final void answer(String line) {
        if (forceStdout) {
            System.out.println(line);
            System.out.flush();
        } else {
            getLog().info(line);
        }
    }
}
