package io.github.wheelwright.maven.image;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.version.Version;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The tags of one variant: {@code <variant>-<version>} and {@code <variant>-latest}.
 *
 * @param variant {@code avx512}, {@code vllm-cpu}
 */
public record ImageTags(String variant) {
    private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");

    /** Checks that tags can begin so. */
    public ImageTags {
        if (!TAG.matcher(variant + "-latest").matches()) {
            throw new WheelException(
                    "cannot be the beginning of a tag",
                    "use letters, digits and . _ - only, not . or - at its beginning");
        }
    }

    /** The tag for a version; {@code +}, which tags cannot have, becomes {@code _}, which versions do not have. */
    public String of(Version version) {
        String tag = variant + "-" + version.toString().replace('+', '_');
        if (!TAG.matcher(tag).matches()) {
            throw new WheelException(
                    "version " + version + " cannot be written as a tag: " + tag,
                    "publish it under a version without an epoch, or under a shorter one");
        }
        return tag;
    }

    /** The tag that moves. */
    public String latest() {
        return variant + "-latest";
    }

    /** The version that a tag is for, if it is one of these: {@code 0.12.0-1} is a version and no tag that {@link #of} gives. */
    Optional<Version> version(String tag) {
        String start = variant + "-";
        return tag.startsWith(start)
                ? Version.tryParse(tag.substring(start.length()).replace('_', '+'))
                        .filter(version -> of(version).equals(tag))
                : Optional.empty();
    }
}
