package io.github.wheelwright.maven.goal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.maven.build.CachedBuild;
import io.github.wheelwright.maven.build.Components;
import io.github.wheelwright.maven.build.KeptImage;
import io.github.wheelwright.maven.build.KeyedBuild;
import io.github.wheelwright.maven.cache.WheelCache;
import io.github.wheelwright.maven.ci.Scope;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.config.StoreAccess;
import io.github.wheelwright.maven.docker.BuildRequest;
import io.github.wheelwright.maven.report.Count;
import io.github.wheelwright.maven.report.Report;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Makes the base wheels be there: out of the cache where it has them, and then Docker is not called at all; else by a build, which is
 * checked and cached.
 *
 * @since 0.1.0
 */
@Mojo(name = "build-base", aggregator = true, requiresProject = false, inheritByDefault = false, threadSafe = true)
public class BuildBaseGoal extends WheelBuildGoal {
    /**
     * Folder for the wheels; by default {@code target/wheels}. Example: {@code dist}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.output")
    private @Nullable File output;

    /**
     * Projects that the build has to make a wheel of. Example: {@code torch,triton,torchvision}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.components")
    private List<String> components = List.of();

    /**
     * Projects that not every source has, whose stages may leave no wheel. Example: {@code triton-kernels}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.optionalComponents")
    private List<String> optionalComponents = List.of();

    /**
     * Stage of the Dockerfile that is kept as the base image. Example: {@code base}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.baseImage.target", defaultValue = "base")
    private String baseImageTarget;

    /**
     * Name to save the base image under, as {@code <name>-base-image.tar.gz} beside the wheels and in the cache. Example: {@code rocm}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.baseImage.save")
    private @Nullable String baseImageSave;

    /**
     * Name to push the base image under, builds that are not trusted to {@code <name>-preview}; its digest is kept in the cache.
     * Example: {@code registry.example.org/rocm-base:7.1}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.baseImage.push")
    private @Nullable String baseImagePush;

    /**
     * Whether a saved base image is fetched from the cache, too, and loaded into the Docker engine. Example: {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.baseImage.load", defaultValue = "false")
    private boolean baseImageLoad;

    @Inject
    BuildBaseGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run(Report record) throws IOException {
        Path folder = output == null ? target().resolve("wheels") : output.toPath();
        Components wanted =
                new Components(projects("components", components), projects("optionalComponents", optionalComponents));
        KeptImage image = image();
        Optional<StoreAccess> store = storeIfSet();
        try {
            KeyedBuild build = keyed(spec(), record);
            Scope scope = scope(record);
            Optional<WheelCache> cache = store.map(place -> new WheelCache(place.store(), scope));
            CachedBuild cached = CachedBuild.look(cache, build.key(), forcedBy(record), image.kind());
            record.put("cache", cached.isHit() ? "hit" : "miss");
            getLog().info(cached.description());
            if (dryRun()) {
                getLog().info("dry run: would "
                        + (cached.isHit() ? "download " + build.key() : command(withJobs(build.request()), work())));
                return;
            }
            CachedBuild.Made made = cached.run(
                    folder,
                    baseImageLoad || image.kind() == KeptImage.Kind.SAVED && !cached.isHit(),
                    () -> make(withJobs(build.request()), wanted, image, scope, record),
                    progress(),
                    getLog()::info);
            tell(made, wanted, image, folder, record);
            cleanUp();
        } finally {
            store.ifPresent(StoreAccess::close);
        }
    }

    private KeptImage image() {
        if (baseImageSave != null && baseImagePush != null) {
            throw Setting.wrong(
                    "baseImage.push",
                    baseImagePush,
                    "baseImage.save is set, too, and one of them is enough",
                    "leave one of them out");
        }
        if (baseImageSave != null) {
            return new KeptImage(baseImageTarget, KeptImage.Kind.SAVED, baseImageSave);
        }
        return baseImagePush == null
                ? new KeptImage(baseImageTarget, KeptImage.Kind.NONE, "")
                : new KeptImage(baseImageTarget, KeptImage.Kind.PUSHED, baseImagePush);
    }

    private CachedBuild.Made make(BuildRequest request, Components wanted, KeptImage image, Scope scope, Report record)
            throws IOException {
        List<Path> files = new ArrayList<>(made(request, wanted, work(), (wheels, folder) -> wheels, record));
        if (image.kind() == KeptImage.Kind.SAVED) {
            files.add(image.save(docker(), request, work().resolve("image"), getLog()::info));
        }
        return new CachedBuild.Made(
                files,
                image.kind() == KeptImage.Kind.PUSHED
                        ? Optional.of(image.in(scope).push(docker(), request, getLog()::info))
                        : Optional.empty(),
                scope);
    }

    private void tell(CachedBuild.Made made, Components wanted, KeptImage image, Path folder, Report record) {
        List<Path> wheels = made.files().stream()
                .filter(file -> file.toString().endsWith(".whl"))
                .toList();
        for (ProjectName absent : wanted.check(wheels)) {
            getLog().info("no wheel of " + absent + ", which is optional");
        }
        ArrayNode list = record.list("files");
        made.files().forEach(file -> list.add(file.toString()));
        getLog().info(Count.of(made.files().size(), "file") + " in " + folder);
        made.image().ifPresent(digest -> record.put("base-image-digest", digest));
        if (image.kind() == KeptImage.Kind.PUSHED) {
            image.in(made.scope()).reference(made.image()).ifPresent(reference -> {
                record.put("base-image", reference);
                getLog().info("base image " + reference);
            });
        }
        Optional<Path> saved = CachedBuild.savedImage(made.files());
        if (baseImageLoad && saved.isPresent()) {
            docker().load(saved.get(), getLog()::info);
        }
        answer(folder.toString());
    }

    private static List<ProjectName> projects(String parameter, List<String> names) {
        return Setting.stripped(names).stream()
                .map(name -> Setting.read(parameter, name, ProjectName::of))
                .toList();
    }
}
