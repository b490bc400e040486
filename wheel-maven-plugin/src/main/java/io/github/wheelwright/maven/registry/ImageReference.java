package io.github.wheelwright.maven.registry;

import io.github.wheelwright.core.WheelException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Name of an image.
 *
 * @param registry host and perhaps port; {@code docker.io} where the name has none
 * @param repository path in it, {@code library/debian}
 * @param tag empty where none is named
 * @param digest {@code sha256:…}, empty where none is named
 * @see <a href="https://pkg.go.dev/github.com/distribution/reference">the grammar</a>
 */
public record ImageReference(String registry, String repository, Optional<String> tag, Optional<String> digest) {
    static final String HUB = "docker.io";
    private static final Pattern LOOPBACK =
            Pattern.compile("(?:localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1])(?::[0-9]+)?");
    private static final String COMPONENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final String HOST =
            "[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]+)?|\\[[0-9a-fA-F:]+](?::[0-9]+)?";
    private static final Pattern REFERENCE = Pattern.compile("(?:(?<host>" + HOST + ")/)?(?<path>" + COMPONENT + "(?:/"
            + COMPONENT + ")*)(?::(?<tag>\\w[\\w.-]{0,127}))?(?:@(?<digest>[A-Za-z][A-Za-z0-9]*:[0-9a-fA-F]{32,}))?");

    /** Reads a name as Docker does: {@code debian:12}, {@code ghcr.io/a/b@sha256:…}. */
    public static ImageReference parse(String text) {
        int slash = text.indexOf('/');
        boolean hasHost = slash > 0 && isHost(text.substring(0, slash));
        Matcher matcher = REFERENCE.matcher(hasHost ? text : HUB + "/" + text);
        if (!matcher.matches()) {
            throw new WheelException(
                    "not the name of an image: " + text, "write it as registry/name:tag or registry/name@sha256:…");
        }
        String host = matcher.group("host");
        boolean official = host.equals(HUB) && matcher.group("path").indexOf('/') < 0;
        return new ImageReference(
                host,
                (official ? "library/" : "") + matcher.group("path"),
                Optional.ofNullable(matcher.group("tag")),
                Optional.ofNullable(matcher.group("digest")));
    }

    /** Reads the name of a repository, which has neither tag nor digest. */
    public static ImageReference parseRepository(String text) {
        ImageReference image = parse(text.strip());
        if (image.tag.isPresent() || image.digest.isPresent()) {
            throw new WheelException("names an image, not a repository", "leave the tag and the digest out");
        }
        return image;
    }

    private static boolean isHost(String first) {
        return first.indexOf('.') >= 0
                || first.indexOf(':') >= 0
                || first.equals("localhost")
                || !first.equals(first.toLowerCase(Locale.ROOT));
    }

    /** The image in the same repository that has the digest {@code other}. */
    public ImageReference at(String other) {
        return new ImageReference(registry, repository, Optional.empty(), Optional.of(other));
    }

    /** The image in the same repository that the tag {@code name} names. */
    public ImageReference tagged(String name) {
        return new ImageReference(registry, repository, Optional.of(name), Optional.empty());
    }

    /** What a registry is asked for: the digest, else the tag, else {@code latest}. */
    String wanted() {
        return digest.orElseGet(() -> tag.orElse("latest"));
    }

    /** Whether it comes from the registry that Docker takes where a name has none. */
    boolean isOnHub() {
        return registry.equals(HUB);
    }

    /** Whether {@code authority}, host and perhaps port, is on this machine, where Docker takes a registry without TLS. */
    static boolean isLoopback(String authority) {
        return LOOPBACK.matcher(authority).matches();
    }

    /** Whether the registry is on this machine. */
    boolean isLoopback() {
        return isLoopback(registry);
    }

    @Override
    public String toString() {
        return registry + "/" + repository + tag.map(name -> ":" + name).orElse("")
                + digest.map(name -> "@" + name).orElse("");
    }
}
