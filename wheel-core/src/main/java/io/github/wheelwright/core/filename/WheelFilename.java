package io.github.wheelwright.core.filename;

import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.tag.TagSet;
import io.github.wheelwright.core.version.Version;
import java.util.Optional;

/**
 * The name of a wheel file (PEP 427, "File name convention"):
 * {@code {distribution}-{version}(-{build tag})?-{python tag}-{abi tag}-{platform tag}.whl}, and after the platform tag the
 * variant label that PEP 825 (a draft) adds.
 *
 * <pre>{@code
 * WheelFilename torch = WheelFilename.parse("torch-2.9.0+rocm7.1-cp312-cp312-linux_x86_64.whl");
 * torch.version().local()                                                           // rocm7.1
 * torch.withTags(torch.tags().withPlatforms(List.of("manylinux_2_28_x86_64")))      // torch-2.9.0+rocm7.1-cp312-cp312-manylinux_…
 * }</pre>
 *
 * <p>Name and version are kept as they are written, for the folders within the wheel are named after them. Equality is that of
 * the text.
 */
public final class WheelFilename {
    private final String text;
    private final ProjectName name;
    private final String writtenVersion;
    private final Version version;
    private final Optional<BuildTag> buildTag;
    private final TagSet tags;
    private final Optional<String> variantLabel;

    WheelFilename(
            String text,
            ProjectName name,
            String writtenVersion,
            Optional<BuildTag> buildTag,
            TagSet tags,
            Optional<String> variantLabel) {
        this.text = text;
        this.name = name;
        this.writtenVersion = writtenVersion;
        this.version = Version.parse(writtenVersion);
        this.buildTag = buildTag;
        this.tags = tags;
        this.variantLabel = variantLabel;
    }

    /**
     * Reads the name of a wheel file, without any folder.
     *
     * @throws InvalidWheelFilenameException where it is none; it says which part is wrong
     */
    public static WheelFilename parse(String filename) {
        return new WheelFilenameParser(filename).filename();
    }

    /** The project; {@link ProjectName#display()} is what is written. */
    public ProjectName name() {
        return name;
    }

    /** The version. */
    public Version version() {
        return version;
    }

    /** The version as written; PEP 427 does not ask for the normal form. */
    public String writtenVersion() {
        return writtenVersion;
    }

    /** The build tag, which few wheels have. */
    public Optional<BuildTag> buildTag() {
        return buildTag;
    }

    /** The tags, compressed as written. */
    public TagSet tags() {
        return tags;
    }

    /** The variant label (PEP 825, "Variant label"), which only variant wheels have. */
    public Optional<String> variantLabel() {
        return variantLabel;
    }

    /** {@code {distribution}-{version}} as written: the stem of the {@code .dist-info} and {@code .data} folders. */
    public String stem() {
        return name.display() + "-" + writtenVersion;
    }

    /** This name with other tags. */
    public WheelFilename withTags(TagSet newTags) {
        return compose(name.display(), writtenVersion, buildTag, newTags);
    }

    /** This name with another version, in its normal form. */
    public WheelFilename withVersion(Version newVersion) {
        return compose(name.display(), newVersion.toString(), buildTag, tags);
    }

    /** This name for another project, whose name is written in its normalised form with {@code _} (PEP 427, "Escaping and Unicode"). */
    public WheelFilename withName(ProjectName newName) {
        return compose(newName.escaped(), writtenVersion, buildTag, tags);
    }

    /** This name with a build tag, or with none. */
    public WheelFilename withBuildTag(Optional<BuildTag> newBuildTag) {
        return compose(name.display(), writtenVersion, newBuildTag, tags);
    }

    private WheelFilename compose(String newName, String newVersion, Optional<BuildTag> newBuildTag, TagSet newTags) {
        StringBuilder filename = new StringBuilder(newName).append('-').append(newVersion);
        newBuildTag.ifPresent(build -> filename.append('-').append(build));
        filename.append('-').append(newTags);
        variantLabel.ifPresent(label -> filename.append('-').append(label));
        return parse(filename.append(".whl").toString());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WheelFilename that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The filename. */
    @Override
    public String toString() {
        return text;
    }
}
