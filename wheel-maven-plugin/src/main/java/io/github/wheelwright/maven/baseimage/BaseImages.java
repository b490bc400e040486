package io.github.wheelwright.maven.baseimage;

import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoreException;
import io.github.wheelwright.maven.baseimage.BaseImage.Origin;
import io.github.wheelwright.maven.cache.CacheKey;
import io.github.wheelwright.maven.registry.ImageReference;
import io.github.wheelwright.maven.registry.RegistryClient;
import io.github.wheelwright.maven.registry.RegistryException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The base images of one scope: in a repository of a registry under their keys as tags, and decided by a store where there is one. A
 * registry lets two builds push one tag, and the later wins; a store's put-if-absent lets the first win, and everybody hands on its
 * digest. Tags follow the store.
 */
public final class BaseImages {
    private static final int MOST_TRIES = 5;

    private final RegistryClient registry;
    private final ImageReference repository;
    private final Optional<ObjectStore> store;
    private final String prefix;
    private final Consumer<String> warning;

    /**
     * The images in {@code repository}; {@code prefix} goes before their keys in the store, and {@code warning} is told what had to be
     * mended.
     */
    public BaseImages(
            RegistryClient registry,
            ImageReference repository,
            Optional<ObjectStore> store,
            String prefix,
            Consumer<String> warning) {
        this.registry = registry;
        this.repository = repository;
        this.store = store;
        this.prefix = prefix;
        this.warning = warning;
    }

    /** Builds the image, pushes it by its digest, under no tag, and returns the digest. */
    @FunctionalInterface
    public interface Build {
        /** Builds for {@code repository}. */
        String push(ImageReference repository) throws IOException;
    }

    /** What the store has decided so far: an image that the registry has, or none, and the entity tag of what stands there. */
    private record Decision(Optional<ImageReference> image, Optional<String> etag, String problem) {}

    /** The image for {@code key}, if it is there. Nothing is written. */
    public Optional<BaseImage> find(CacheKey key) {
        Optional<ImageReference> image = decision(key).image();
        return image.or(() -> tagged(key)).map(found -> new BaseImage(found, Origin.FOUND));
    }

    /**
     * Makes the image for {@code key} be there: the one that is, unless {@code anew}, else one that {@code build} makes.
     *
     * @throws StoreException if the store refuses
     * @throws RegistryException if the registry refuses
     */
    public BaseImage provide(CacheKey key, boolean anew, Build build) throws IOException {
        if (store.isEmpty()) {
            return provideWithoutStore(key, anew, build);
        }
        Decision before = decision(key);
        if (!anew && before.image().isPresent()) {
            return followedByTag(key, new BaseImage(before.image().get(), Origin.FOUND));
        }
        if (!before.problem().isEmpty()) {
            warning.accept(before.problem());
        }
        Optional<ImageReference> there = anew ? Optional.empty() : tagged(key);
        return there.isPresent()
                ? settled(key, store.get(), there.get(), before, Origin.FOUND)
                : settled(key, store.get(), repository.at(build.push(repository)), before, Origin.BUILT);
    }

    /** The tag decides, as far as a tag can. */
    private BaseImage provideWithoutStore(CacheKey key, boolean anew, Build build) throws IOException {
        Optional<ImageReference> before = tagged(key);
        if (before.isPresent() && !anew) {
            return new BaseImage(before.get(), Origin.FOUND);
        }
        ImageReference ours = repository.at(build.push(repository));
        Optional<ImageReference> now = tagged(key);
        // narrows the race and does not close it: nothing that a registry can do would
        return now.isPresent() && !now.equals(before)
                ? new BaseImage(now.get(), Origin.OTHERS)
                : followedByTag(key, new BaseImage(ours, Origin.BUILT));
    }

    private BaseImage settled(CacheKey key, ObjectStore decides, ImageReference ours, Decision before, Origin origin)
            throws IOException {
        String where = prefix + BaseImageEntry.key(repository, key.value());
        ObjectBody body =
                ObjectBody.of(new BaseImageEntry(ours).written(key), "application/json", ObjectBody.REVALIDATE);
        Optional<String> etag = before.etag();
        for (int i = 0; i < MOST_TRIES; i++) {
            Condition condition = etag.map(Condition::matches).orElse(Condition.ABSENT);
            boolean written = decides.put(where, body, condition).isPresent();
            Decision now = decision(key);
            if (now.image().isPresent()) {
                // after a lost answer, what stands there may be ours although the store said no
                boolean isOurs = now.image().get().equals(ours);
                return followedByTag(key, new BaseImage(now.image().get(), isOurs ? origin : Origin.OTHERS));
            }
            if (written) {
                throw new StoreException(
                        decides.describe(where) + " names an image that the registry does not show: " + ours,
                        "see whether something deletes images there, and run this again");
            }
            etag = now.etag();
        }
        throw new StoreException(
                "others keep replacing " + decides.describe(where), "run this again when they are done");
    }

    private Decision decision(CacheKey key) {
        if (store.isEmpty()) {
            return new Decision(Optional.empty(), Optional.empty(), "");
        }
        String where = prefix + BaseImageEntry.key(repository, key.value());
        Optional<Content> content = store.get().get(where);
        if (content.isEmpty()) {
            return new Decision(Optional.empty(), Optional.empty(), "");
        }
        Optional<String> etag = content.map(Content::etag);
        Optional<BaseImageEntry> entry = BaseImageEntry.read(content.get().bytes(), key.value());
        if (entry.isEmpty()) {
            return new Decision(
                    Optional.empty(), etag, store.get().describe(where) + " is no entry for this tag; it is replaced");
        }
        ImageReference image = entry.get().image();
        if (!image.equals(repository.at(image.digest().orElse("")))) {
            return new Decision(
                    Optional.empty(),
                    etag,
                    store.get().describe(where) + " names " + image + ", which is not in " + repository
                            + "; the entry is replaced");
        }
        return registry.digest(image).isPresent()
                ? new Decision(Optional.of(image), etag, "")
                : new Decision(
                        Optional.empty(),
                        etag,
                        store.get().describe(where) + " names " + image
                                + ", which the registry has no longer; the entry is replaced");
    }

    private Optional<ImageReference> tagged(CacheKey key) {
        return registry.digest(repository.tagged(key.value())).map(repository::at);
    }

    /** Lets the tag name {@code chosen}: people read tags, and registries delete what no tag names. */
    private BaseImage followedByTag(CacheKey key, BaseImage chosen) {
        ImageReference image = chosen.image();
        ImageReference tag = image.tagged(key.value());
        if (!registry.digest(tag).equals(image.digest())) {
            try {
                registry.tag(image, key.value());
            } catch (RegistryException e) {
                if (chosen.origin() == Origin.BUILT) {
                    throw e;
                }
                warning.accept(tag + " does not name the image, and that cannot be mended: " + e.getMessage());
            }
        }
        return chosen;
    }
}
