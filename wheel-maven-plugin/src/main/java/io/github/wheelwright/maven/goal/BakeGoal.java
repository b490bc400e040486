package io.github.wheelwright.maven.goal;

import io.github.wheelwright.maven.bake.Artifacts;
import io.github.wheelwright.maven.bake.BakeAddition;
import io.github.wheelwright.maven.bake.BakeBase;
import io.github.wheelwright.maven.bake.BakeRun;
import io.github.wheelwright.maven.bake.BakeSettings;
import io.github.wheelwright.maven.bake.BakeWheels;
import io.github.wheelwright.maven.bake.CacheBackend;
import io.github.wheelwright.maven.bake.CacheReferences;
import io.github.wheelwright.maven.bake.Overrides;
import io.github.wheelwright.maven.ci.Variables;
import io.github.wheelwright.maven.config.Pairs;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.docker.Bake;
import io.github.wheelwright.maven.docker.BakeRequest;
import io.github.wheelwright.maven.host.GitCheckout;
import io.github.wheelwright.maven.registry.ImageReference;
import io.github.wheelwright.maven.report.BakeReport;
import io.github.wheelwright.maven.report.BuildReport;
import io.github.wheelwright.maven.report.Count;
import io.github.wheelwright.maven.report.Report;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Builds targets of committed bake files with {@code docker buildx bake}, and with what is of this run alone: caches, labels, the base
 * image by its digest, wheels that have been built already. What is added is a bake file, {@code target/wheel/bake.json}.
 *
 * @since 0.1.0
 */
@Mojo(name = "bake", aggregator = true, requiresProject = false, inheritByDefault = false, threadSafe = true)
public class BakeGoal extends CachingGoal {
    /**
     * Bake files, the later over the earlier: paths, or addresses with the digest that they have to have. Example: {@code
     * docker/docker-bake.hcl,https://example.org/ci.hcl#sha256=…}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.bakeFiles", defaultValue = "docker-bake.hcl")
    private List<String> bakeFiles = List.of();

    /**
     * Folder that paths in bake files start from; by default that of the POM, or the current one. Example: {@code docker}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.bakeFolder")
    private @Nullable File bakeFolder;

    /**
     * Targets or groups to build; by default the group {@code default}. Example: {@code test-rocm-ci}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.bakeTargets")
    private List<String> bakeTargets = List.of();

    /**
     * Variables of the bake files, {@code NAME=value} each; others come from the environment. Example: {@code CI_MAX_JOBS=8}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.bakeVariables")
    private List<String> bakeVariables = List.of();

    /**
     * What to change in targets, written as for bake's {@code --set}: {@code args.NAME}, {@code labels.NAME}, {@code contexts.NAME},
     * {@code tags}, {@code platforms}, {@code output}, {@code target}, {@code dockerfile}, {@code context}. Example: {@code
     * final.tags=registry.example.org/stack:1,*.args.MAX_JOBS=8}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.overrides")
    private List<String> overrides = List.of();

    /**
     * Labels of images, {@code name=value} each, beside the commit's. Example: {@code org.opencontainers.image.vendor=us}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.labels")
    private List<String> labels = List.of();

    /**
     * Base image, e.g. the one that {@code base-image} hands on; one without a digest gets it from its registry. Example: {@code
     * registry.example.org/team/rocm-base@sha256:…}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.baseImage")
    private @Nullable String baseImage;

    /**
     * Variable of the bake files that takes the base image. Example: {@code CI_BASE_IMAGE}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.baseImage.variable", defaultValue = "BASE_IMAGE")
    private String baseImageVariable;

    /**
     * Named build context of all targets that the base image stands for, too; by default none. Example: {@code rocm-base}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.baseImage.context")
    private @Nullable String baseImageContext;

    /**
     * Addresses of Dockerfiles that bake files name, with the digests that they have to have. Example: {@code
     * https://example.org/Dockerfile#sha256=…}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.remoteFiles")
    private List<String> remoteFiles = List.of();

    /**
     * What steps may do beside the usual. Example: {@code network.host}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.allow")
    private List<String> allow = List.of();

    /**
     * Whether to take wheels that have been built already instead of building them. Example: {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.artifacts.only", defaultValue = "false")
    private boolean artifactsOnly;

    /**
     * Environment variable that stands for {@code artifacts.only} where it is {@code true}, {@code 1}, {@code yes} or {@code on}; the
     * bake files see it. Example: {@code CI_ARTIFACT_ONLY}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.artifacts.variable", defaultValue = "ROCM_CI_ARTIFACT_ONLY")
    private String artifactsVariable;

    /**
     * Where wheels are that have been built already: a folder, {@code buildkite:<glob>} or {@code github:<artifact>} of this run.
     * Example: {@code buildkite:dist/*.whl}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.artifacts", defaultValue = "dist")
    private String artifacts;

    /**
     * Variable of the bake files that takes the folder with the wheels of {@code artifacts}. Example: {@code WHEELS}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.artifacts.folderVariable", defaultValue = "ARTIFACTS")
    private String artifactsFolderVariable;

    /**
     * Build contexts (stages) of all targets that the wheels of {@code artifacts} stand for, too; by default none. Example: {@code
     * base-wheels,export}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.artifacts.contexts")
    private List<String> artifactsContexts = List.of();

    @Inject
    BakeGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run(Report record) throws IOException {
        Bake bake = new Bake(docker());
        Optional<BakeBase> base = Optional.ofNullable(baseImage).map(this::bakeBase);
        Optional<BakeWheels> wheels = bakeWheels();
        List<CacheBackend> caches = caches();
        List<BakeAddition> additions = new ArrayList<>();
        if (!caches.isEmpty()) {
            additions.add((all, plan) -> new CacheReferences(caches, scope(record), cacheNames()).addTo(all, plan));
        }
        base.ifPresent(additions::add);
        additions.add(BakeAddition.labels(allLabels()));
        wheels.ifPresent(additions::add);
        additions.add((all, plan) -> Setting.stripped(overrides).forEach(text -> override(all, text)));
        BakeRun run = BakeRun.of(bake, settings(), additions);
        run.plan().table().forEach(getLog()::info);
        BakeReport.plan(run.plan(), record);
        if (dryRun()) {
            show(run, wheels);
            return;
        }
        if (wheels.isPresent()) {
            fetch(wheels.get());
        }
        Bake.Result result = run.run(getLog()::info);
        CacheReferences.warnings(caches, result.cacheTroubles()).forEach(getLog()::warn);
        BuildReport.tell(result.stages(), getLog()::info, record);
        BakeReport.result(run.plan(), result, getLog()::info, record);
    }

    private BakeBase bakeBase(String name) {
        ImageReference image = pinned(Setting.read("baseImage", name, ImageReference::parse));
        return new BakeBase(image, baseImageVariable, Optional.ofNullable(baseImageContext));
    }

    private Optional<BakeWheels> bakeWheels() {
        boolean wanted = artifactsOnly || Variables.ofThisProcess().isTrue(artifactsVariable);
        return wanted
                ? Optional.of(new BakeWheels(
                        artifacts,
                        work().resolve("artifacts"),
                        artifactsVariable,
                        artifactsFolderVariable,
                        Setting.stripped(artifactsContexts)))
                : Optional.empty();
    }

    private Map<String, String> allLabels() {
        Map<String, String> all = new TreeMap<>();
        new GitCheckout(base()).head().ifPresent(commit -> all.put("org.opencontainers.image.revision", commit));
        all.putAll(Pairs.of("labels", labels));
        return all;
    }

    private static void override(Overrides all, String text) {
        Setting.read("overrides", text, setting -> {
            all.set(setting);
            return setting;
        });
    }

    private BakeSettings settings() {
        Path folder = bakeFolder == null ? base() : base().resolve(bakeFolder.toPath());
        Map<String, String> variables = Pairs.of("bakeVariables", bakeVariables);
        return new BakeSettings(
                base(),
                work(),
                Setting.stripped(bakeFiles),
                remoteFiles,
                new BakeRequest(
                        List.of(),
                        folder,
                        Setting.stripped(bakeTargets),
                        variables,
                        Setting.stripped(allow),
                        noCache()));
    }

    private void show(BakeRun run, Optional<BakeWheels> wheels) {
        getLog().info(run.file() + ":");
        run.lines().forEach(getLog()::info);
        builder()
                .qemu(run.plan().platforms())
                .ifPresent(command -> getLog().info("would run docker " + String.join(" ", command)));
        wheels.ifPresent(from -> getLog().info("would take wheels from " + from.source()));
        getLog().info("would run " + String.join(" ", run.command()));
    }

    private void fetch(BakeWheels wheels) throws IOException {
        int count = new Artifacts(base(), System.getenv())
                .fetch(wheels.source(), wheels.folder())
                .size();
        getLog().info(Count.of(count, "wheel") + " from " + wheels.source());
    }

    private Path work() {
        return target().resolve("wheel");
    }
}
