package io.github.wheelwright.maven.image;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.version.Version;
import io.github.wheelwright.maven.registry.ImageManifest;
import io.github.wheelwright.maven.registry.ImageReference;
import io.github.wheelwright.maven.registry.RegistryClient;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Moves {@code <variant>-latest} to the newest version that has a tag of its own, and never back. A tag counts where its image says the
 * same version in its label: {@code avx512-20251101} may be the nightly build of somebody else.
 *
 * <p>A registry cannot compare and swap, so two runs may both read an old tag and then write, the older version last. Therefore a run
 * pushes the tag of its version first, and after each write it looks again at all tags: whoever writes last sees the newer version's
 * tag, and puts that. Once all runs have ended, the newest version is shown; a run that is killed in that very moment leaves an
 * older one until the next run.
 */
final class LatestTag {
    static final String VERSION = "org.opencontainers.image.version";
    private static final int MOST_MOVES = 20;

    private final RegistryClient registry;
    private final ImageTags tags;

    LatestTag(RegistryClient registry, ImageTags tags) {
        this.registry = registry;
        this.tags = tags;
    }

    /** What {@code -latest} stands for in {@code repository} now, after it was moved where it has to be. */
    TagOutcome advance(ImageReference repository) {
        ImageReference latest = repository.tagged(tags.latest());
        Optional<Version> first = Optional.empty();
        boolean moved = false;
        for (int i = 0; i < MOST_MOVES; i++) {
            Optional<ImageManifest> shown = registry.manifest(latest);
            Optional<Version> version = shown.flatMap(manifest -> version(latest, manifest));
            if (shown.isPresent() && version.isEmpty()) {
                return new TagOutcome(
                        latest, TagOutcome.Kind.FOREIGN, shown.get().digest(), version);
            }
            if (i == 0) {
                first = version;
            }
            Optional<String> newer = newer(repository, version);
            if (newer.isEmpty()) {
                String digest = shown.map(ImageManifest::digest).orElse("");
                return moved
                        ? new TagOutcome(latest, TagOutcome.Kind.MOVED, digest, first)
                        : new TagOutcome(latest, TagOutcome.Kind.STAYS, digest, version);
            }
            registry.tag(repository.at(newer.get()), tags.latest());
            moved = true;
        }
        throw new WheelException(
                latest + " is moved all the time by somebody else", "end the other runs, and run this again");
    }

    /**
     * The digest of the newest version with a tag, if it is newer than {@code shown}: people who ask for the latest do not ask for a
     * pre-release.
     */
    private Optional<String> newer(ImageReference repository, Optional<Version> shown) {
        List<Version> candidates = registry.tags(repository).stream()
                .flatMap(tag -> tags.version(tag).stream())
                .filter(version -> !version.isPrerelease())
                .filter(version -> shown.isEmpty() || version.compareTo(shown.get()) > 0)
                .sorted(Comparator.reverseOrder())
                .toList();
        for (Version candidate : candidates) {
            ImageReference tag = repository.tagged(tags.of(candidate));
            Optional<ImageManifest> manifest = registry.manifest(tag);
            if (manifest.flatMap(found -> version(tag, found)).equals(Optional.of(candidate))) {
                return manifest.map(ImageManifest::digest);
            }
        }
        return Optional.empty();
    }

    private Optional<Version> version(ImageReference image, ImageManifest manifest) {
        return Optional.ofNullable(registry.labels(image, manifest).get(VERSION))
                .flatMap(Version::tryParse);
    }
}
