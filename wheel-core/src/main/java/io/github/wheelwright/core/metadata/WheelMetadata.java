package io.github.wheelwright.core.metadata;

import io.github.wheelwright.core.GrammarException;
import io.github.wheelwright.core.tag.Tag;
import io.github.wheelwright.core.tag.TagSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A WHEEL file (PEP 427, "File contents"). Immutable and lossless. */
public final class WheelMetadata {
    /** Far more than any wheel has; a hostile file of a few kilobytes could mean billions. */
    private static final int MOST_TAGS = 10_000;

    private final HeaderDocument document;
    private final Set<Tag> tags;

    private WheelMetadata(HeaderDocument document, Set<Tag> tags) {
        this.document = document;
        this.tags = tags;
    }

    /**
     * Parses a WHEEL file, called {@code file} in messages.
     *
     * @throws InvalidMetadataException if a {@code Tag} line is no tag, or the version is missing or not one that is known
     */
    public static WheelMetadata parse(byte[] bytes, String file) {
        HeaderDocument document = HeaderDocument.parse(bytes);
        checkVersion(document, file);
        Set<Tag> tags = new LinkedHashSet<>();
        for (HeaderField field : document.fields("Tag")) {
            try {
                // one tag a line is what PEP 427 shows, but whole compressed sets are found too
                tags.addAll(TagSet.parse(field.value().strip()).expand());
                if (tags.size() > MOST_TAGS) {
                    throw new InvalidMetadataException(file, field.line(), "Tag: more than " + MOST_TAGS + " tags");
                }
            } catch (GrammarException e) {
                throw new InvalidMetadataException(file, field.line(), "Tag: " + e.getMessage());
            }
        }
        return new WheelMetadata(document, tags);
    }

    private static void checkVersion(HeaderDocument document, String file) {
        List<HeaderField> versions = document.fields("Wheel-Version");
        if (versions.isEmpty()) {
            throw new InvalidMetadataException(file, 0, "the field Wheel-Version is missing");
        }
        String version = versions.get(0).value().strip();
        if (!version.matches("1(\\.[0-9]+)*")) {
            throw new InvalidMetadataException(
                    file,
                    versions.get(0).line(),
                    "Wheel-Version " + version + " is not understood; installers refuse a major version other than 1");
        }
    }

    /** The fields. */
    public HeaderDocument document() {
        return document;
    }

    /** The whole file. */
    public byte[] bytes() {
        return document.bytes();
    }

    /** {@code Wheel-Version}: {@code 1.0} in nearly all wheels. */
    public String wheelVersion() {
        return document.value("Wheel-Version").orElse("").strip();
    }

    /** {@code Generator}: what built the wheel. */
    public Optional<String> generator() {
        return document.value("Generator");
    }

    /** Whether the root of the wheel goes to the folder for pure modules; the value {@code true}, in any case. */
    public boolean rootIsPurelib() {
        return document.value("Root-Is-Purelib")
                .map(value -> value.strip().equalsIgnoreCase("true"))
                .orElse(false);
    }

    /** {@code Build}: the build tag. */
    public Optional<String> build() {
        return document.value("Build").map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The tags of all {@code Tag} lines, expanded, in order. */
    public Set<Tag> tags() {
        return Collections.unmodifiableSet(tags);
    }

    /** This file with one {@code Tag} line for each tag of {@code newTags}; unchanged if its lines mean these tags already. */
    public WheelMetadata withTags(TagSet newTags) {
        Set<Tag> expanded = newTags.expand();
        if (expanded.equals(tags)) {
            return this;
        }
        List<String> lines = new ArrayList<>();
        expanded.forEach(tag -> lines.add(tag.toString()));
        return new WheelMetadata(document.withValues("Tag", lines), expanded);
    }

    /** This file with this build tag, or with none; unchanged if it says so already. */
    public WheelMetadata withBuild(Optional<String> newBuild) {
        return newBuild.equals(build())
                ? this
                : new WheelMetadata(
                        document.withValues("Build", newBuild.stream().toList()), tags);
    }
}
