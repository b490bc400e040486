package io.github.wheelwright.maven.image;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.version.Version;
import io.github.wheelwright.maven.docker.Docker;
import io.github.wheelwright.maven.docker.ImageRequest;
import io.github.wheelwright.maven.docker.StageTime;
import io.github.wheelwright.maven.registry.ImageReference;
import io.github.wheelwright.maven.registry.RegistryClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts an image of one version into several repositories, all with one digest: what one of them has is copied to the others, and only
 * what none has is built. The registries are asked over HTTP; Docker is called for a build or a copy alone.
 */
public final class ImagePublisher {
    private final RegistryClient registry;
    private final Docker docker;
    private final Consumer<String> line;
    private final Map<ImageReference, Optional<String>> found = new LinkedHashMap<>();
    private final List<TagOutcome> outcomes = new ArrayList<>();
    private List<StageTime> stages = List.of();

    /** Asks with {@code registry}, builds with {@code docker}, tells {@code line}. */
    public ImagePublisher(RegistryClient registry, Docker docker, Consumer<String> line) {
        this.registry = registry;
        this.docker = docker;
        this.line = line;
    }

    /** Gives the build of an image under these names; it is asked for only where there is something to build. */
    public interface Builds {
        /** The request. */
        ImageRequest under(List<String> names) throws IOException;
    }

    /** Asks which of the repositories have the tag. */
    public void look(List<ImageReference> repositories, String tag) {
        found.clear();
        for (ImageReference repository : repositories) {
            ImageReference image = repository.tagged(tag);
            found.put(image, registry.digest(image));
        }
    }

    /** What {@link #publish} would do, for people. */
    public List<String> plan(Builds builds) throws IOException {
        List<String> lines = new ArrayList<>();
        found.forEach((image, digest) -> lines.add(
                image + ": " + digest.map(there -> "there already, " + there).orElse("absent")));
        if (absent().isEmpty()) {
            lines.add("dry run: nothing would be built");
        } else if (source().isPresent()) {
            lines.add("dry run: would copy " + source().get() + " to " + String.join(", ", absent()));
        } else {
            lines.add("dry run: would run " + String.join(" ", docker.describe(builds.under(absent()))));
        }
        return lines;
    }

    /** Makes the tag be in each of the repositories. */
    public void publish(Builds builds) throws IOException {
        List<String> absent = absent();
        Optional<ImageReference> source = source();
        if (!absent.isEmpty() && source.isPresent()) {
            line.accept("copying " + source.get() + "; nothing is built");
            docker.copy(source.get().toString(), absent);
        } else if (!absent.isEmpty()) {
            stages = docker.push(builds.under(absent), line);
        }
        TagOutcome.Kind done = source.isPresent() ? TagOutcome.Kind.COPIED : TagOutcome.Kind.PUSHED;
        found.forEach((image, digest) -> outcomes.add(
                digest.isPresent()
                        ? new TagOutcome(image, TagOutcome.Kind.THERE, digest.get(), Optional.empty())
                        : new TagOutcome(image, done, pushed(image), Optional.empty())));
        if (outcomes.stream().map(TagOutcome::digest).distinct().count() > 1) {
            line.accept("the repositories hold different images under this tag: see the digests below");
        }
    }

    private List<String> absent() {
        return found.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(entry -> entry.getKey().toString())
                .toList();
    }

    /** The image that those who lack it can be given. */
    private Optional<ImageReference> source() {
        return found.entrySet().stream()
                .filter(entry -> entry.getValue().isPresent())
                .map(entry -> entry.getKey().at(entry.getValue().orElseThrow()))
                .findFirst();
    }

    private String pushed(ImageReference image) {
        return registry.digest(image)
                .orElseThrow(() -> new WheelException(
                        image + " was pushed, but its registry does not show it",
                        "see whether another registry answers there than the one that the builder pushes to"));
    }

    /** Moves {@code -latest} in each of the repositories to its newest version. */
    public void moveLatest(List<ImageReference> repositories, ImageTags tags, Version version) {
        if (version.isPrerelease()) {
            line.accept(version + " is a pre-release: " + tags.latest() + " is not moved to it");
        }
        LatestTag latest = new LatestTag(registry, tags);
        repositories.forEach(repository -> outcomes.add(latest.advance(repository)));
    }

    /** What became of each tag. */
    public List<TagOutcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /** What the stages of the build cost; empty where nothing was built. */
    public List<StageTime> stages() {
        return stages;
    }
}
