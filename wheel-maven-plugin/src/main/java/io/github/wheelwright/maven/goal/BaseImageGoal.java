package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.maven.baseimage.BaseImage;
import io.github.wheelwright.maven.baseimage.BaseImages;
import io.github.wheelwright.maven.build.KeyedBuild;
import io.github.wheelwright.maven.cache.CacheKey;
import io.github.wheelwright.maven.ci.Outputs;
import io.github.wheelwright.maven.ci.Scope;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.config.StoreAccess;
import io.github.wheelwright.maven.docker.PushedImage;
import io.github.wheelwright.maven.registry.ImageReference;
import io.github.wheelwright.maven.report.BuildReport;
import io.github.wheelwright.maven.report.Report;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Makes a base image be in a registry, under a tag that is the key of all that it is made of, and hands it on by its digest. Where the
 * registry has it, Docker is not called at all. The store decides which digest is the one where two builds make the image at once.
 *
 * @since 0.1.0
 */
@Mojo(name = "base-image", aggregator = true, requiresProject = false, inheritByDefault = false, threadSafe = true)
public class BaseImageGoal extends RebuildGoal {
    /**
     * Repository of the image, without a tag; builds that are not trusted push to {@code <image>-preview}. Example: {@code
     * registry.example.org/team/rocm-base}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.image")
    private @Nullable String image;

    @Inject
    BaseImageGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run(Report record) throws IOException {
        ImageReference repository = repository();
        refuseLegacy("a base image is named by all that it is made of", "leave it at content");
        KeyedBuild build = keyed(spec(), record);
        Scope scope = scope(record);
        Optional<StoreAccess> access = storeIfSet();
        if (access.isEmpty()) {
            getLog().warn(
                            "no <destination>: with no store to decide, two builds at once may hand on different digests");
        }
        try {
            provide(build, repository, scope, access.map(StoreAccess::store), record);
        } finally {
            access.ifPresent(StoreAccess::close);
        }
    }

    private void provide(
            KeyedBuild build, ImageReference repository, Scope scope, Optional<ObjectStore> store, Report record)
            throws IOException {
        CacheKey key = build.key();
        Optional<String> forced = forcedBy(record);
        forced.ifPresent(who -> getLog().info("a rebuild is forced by " + who));
        Optional<BaseImage> shared = scope == Scope.PREVIEW && forced.isEmpty()
                ? images(Scope.SHARED, repository, store).find(key)
                : Optional.empty();
        BaseImages own = images(scope, repository, store);
        if (shared.isPresent()) {
            tell(shared.get(), key, record);
        } else if (dryRun()) {
            plan(own.find(key).filter(found -> forced.isEmpty()), key, record);
        } else {
            tell(own.provide(key, forced.isPresent(), to -> push(build, to, record)), key, record);
        }
    }

    private String push(KeyedBuild build, ImageReference to, Report record) throws IOException {
        PushedImage pushed = docker().pushByDigest(build.request(), to.toString(), getLog()::info);
        BuildReport.tell(pushed.stages(), getLog()::info, record);
        return pushed.digest();
    }

    private BaseImages images(Scope scope, ImageReference shared, Optional<ObjectStore> store) {
        ImageReference repository = ImageReference.parse(scope.repository(shared.toString()));
        return new BaseImages(registry(), repository, store, scope.prefix(), getLog()::warn);
    }

    private void plan(Optional<BaseImage> found, CacheKey key, Report record) throws IOException {
        if (found.isPresent()) {
            tell(found.get(), key, record);
        } else {
            getLog().info("dry run: would build and push tag " + key);
        }
    }

    private void tell(BaseImage found, CacheKey key, Report record) throws IOException {
        record.put("origin", found.origin().name().toLowerCase(Locale.ROOT));
        getLog().info(found.image().tagged(key.value()) + ": " + found.origin());
        handOn(
                new Outputs().put("base-image", found.image().toString()).put("base-image-tag", key.value()),
                "base-image",
                record);
        answer(found.image().toString());
    }

    private ImageReference repository() {
        if (image == null) {
            throw Setting.missing(
                    "image", "the goal has to know where base images are", "registry.example.org/team/rocm-base");
        }
        return Setting.read("image", image, ImageReference::parseRepository);
    }
}
