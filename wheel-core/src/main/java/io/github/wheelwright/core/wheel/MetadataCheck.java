package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.metadata.CoreMetadata;
import io.github.wheelwright.core.metadata.InvalidMetadataException;
import io.github.wheelwright.core.metadata.MetadataProblem;
import io.github.wheelwright.core.metadata.WheelMetadata;
import io.github.wheelwright.core.wheel.Finding.Code;
import java.util.List;
import java.util.stream.Collectors;

/** METADATA and WHEEL against the filename. */
final class MetadataCheck {
    private MetadataCheck() {}

    static void run(Wheel wheel, List<Finding> findings) {
        checkMetadata(wheel, wheel.distInfo().path("METADATA"), findings);
        checkWheel(wheel, wheel.distInfo().path("WHEEL"), findings);
    }

    private static void checkMetadata(Wheel wheel, String where, List<Finding> findings) {
        CoreMetadata metadata;
        try {
            metadata = wheel.metadata();
        } catch (InvalidMetadataException e) {
            findings.add(new Finding(Code.METADATA_INVALID, where, e.getMessage()));
            return;
        }
        WheelFilename filename = wheel.filename();
        if (!metadata.name().equals(filename.name())) {
            findings.add(new Finding(
                    Code.METADATA_NAME_MISMATCH,
                    where,
                    "the name is " + metadata.name() + ", and the filename says " + filename.name()));
        }
        if (!metadata.version().equals(filename.version())) {
            findings.add(new Finding(
                    Code.METADATA_VERSION_MISMATCH,
                    where,
                    "the version is " + metadata.version() + ", and the filename says " + filename.version()));
        }
        for (MetadataProblem problem : metadata.problems()) {
            findings.add(new Finding(code(problem), where, problem.code() + " in " + problem.message()));
        }
        checkDescription(metadata, where, findings);
        LicenseCheck.run(wheel, metadata, findings);
    }

    private static Code code(MetadataProblem problem) {
        return switch (problem.code()) {
            case LINES_MALFORMED -> Code.METADATA_MALFORMED;
            case FIELD_TOO_NEW -> Code.METADATA_FIELD_TOO_NEW;
            case LICENSE_TWICE -> Code.METADATA_LICENSE_TWICE;
            case PROJECT_URL_INVALID -> Code.PYPI_PROJECT_URL;
            default -> Code.METADATA_FIELD_INVALID;
        };
    }

    /** What {@code twine check --strict} wants. */
    private static void checkDescription(CoreMetadata metadata, String where, List<Finding> findings) {
        String description = metadata.description().stripTrailing();
        if (description.isEmpty() || description.equals("UNKNOWN")) {
            findings.add(new Finding(Code.DESCRIPTION_MISSING, where, "there is no long description to show"));
        }
        if (metadata.document().value("Description-Content-Type").isEmpty()) {
            findings.add(new Finding(
                    Code.DESCRIPTION_TYPE_MISSING,
                    where,
                    "there is no Description-Content-Type, so the description is taken for reStructuredText"));
        }
    }

    private static void checkWheel(Wheel wheel, String where, List<Finding> findings) {
        WheelMetadata metadata;
        try {
            metadata = wheel.wheelMetadata();
        } catch (InvalidMetadataException e) {
            findings.add(new Finding(Code.WHEEL_INVALID, where, e.getMessage()));
            return;
        }
        String root = metadata.document().value("Root-Is-Purelib").orElse("").strip();
        if (!root.equalsIgnoreCase("true") && !root.equalsIgnoreCase("false")) {
            findings.add(new Finding(
                    Code.WHEEL_ROOT_UNCLEAR,
                    where,
                    "Root-Is-Purelib is neither true nor false; installers take it for false"));
        }
        if (!metadata.tags().equals(wheel.filename().tags().expand())) {
            String tags =
                    metadata.tags().stream().limit(20).map(Object::toString).collect(Collectors.joining(", "));
            findings.add(new Finding(
                    Code.WHEEL_TAGS_MISMATCH,
                    where,
                    "the tags are " + (tags.isEmpty() ? "missing" : tags) + ", and the filename says "
                            + wheel.filename().tags()
                            + "; uv reinstalls such a wheel on every sync, and any retag mends it"));
        }
        String built = metadata.build().orElse("");
        String named = wheel.filename().buildTag().map(Object::toString).orElse("");
        if (!built.equals(named)) {
            findings.add(new Finding(
                    Code.WHEEL_BUILD_MISMATCH,
                    where,
                    "the build tag is \"" + built + "\", and the filename says \"" + named + "\""));
        }
    }
}
