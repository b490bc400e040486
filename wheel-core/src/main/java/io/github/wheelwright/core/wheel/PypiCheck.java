package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.metadata.CoreMetadata;
import io.github.wheelwright.core.metadata.InvalidMetadataException;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.wheel.Finding.Code;
import io.github.wheelwright.core.zip.ZipEntry;
import java.util.List;
import java.util.Set;

/** What PyPI refuses although installers do not mind. */
final class PypiCheck {
    private static final Set<String> METADATA_VERSIONS =
            Set.of("1.0", "1.1", "1.2", "2.0", "2.1", "2.2", "2.3", "2.4", "2.5");
    private static final long MOST_BYTES = 100L << 20;
    private static final long SMALL_CONTENT = 64L << 20;
    private static final int MOST_RATIO = 50;
    private static final int LONGEST_SUMMARY = 512;

    private final Wheel wheel;
    private final List<Finding> findings;

    private PypiCheck(Wheel wheel, List<Finding> findings) {
        this.wheel = wheel;
        this.findings = findings;
    }

    static void run(Wheel wheel, List<Finding> findings) {
        PypiCheck check = new PypiCheck(wheel, findings);
        check.filename();
        check.archive();
        try {
            check.metadata(wheel.metadata());
        } catch (InvalidMetadataException e) {
            // is found already, with all that METADATA lacks
        }
    }

    private void filename() {
        WheelFilename filename = wheel.filename();
        String written = filename.toString();
        String normal = filename.name().normalized().replace('-', '_');
        if (!written.startsWith(normal + "-")) {
            find(Code.PYPI_FILENAME, written, "the filename should begin with " + normal + "-");
        }
        if (filename.version().local().isPresent()) {
            find(
                    Code.PYPI_LOCAL_VERSION,
                    written,
                    filename.version() + " has a local part, which only other indexes take");
        }
        List<String> refused = filename.tags().platforms().stream()
                .filter(tag -> !PypiPlatform.isTaken(tag))
                .toList();
        if (!refused.isEmpty()) {
            find(
                    Code.PYPI_PLATFORM,
                    written,
                    String.join(", ", refused) + " is no platform that PyPI takes"
                            + (refused.get(0).startsWith("linux_") ? "; retag the wheel to a manylinux tag" : ""));
        }
    }

    private void archive() {
        wheel.entries().stream()
                .filter(ZipEntry::hasComment)
                .findFirst()
                .ifPresent(entry -> find(Code.PYPI_MEMBER_COMMENT, entry.name(), "has a comment in the archive"));
        long size = wheel.source().length();
        if (size > MOST_BYTES) {
            find(
                    Code.PYPI_SIZE,
                    wheel.filename().toString(),
                    "has " + size + " bytes; PyPI takes " + MOST_BYTES + " unless it has raised the project's limit");
        }
        long content = wheel.entries().stream().mapToLong(ZipEntry::size).sum();
        if (content > SMALL_CONTENT && content / MOST_RATIO > size) {
            find(
                    Code.PYPI_RATIO,
                    wheel.filename().toString(),
                    "holds " + content + " bytes in " + size + ", which PyPI takes for a zip bomb");
        }
    }

    private void metadata(CoreMetadata metadata) {
        String where = wheel.distInfo().path("METADATA");
        if (!METADATA_VERSIONS.contains(metadata.metadataVersion().strip())) {
            find(
                    Code.PYPI_METADATA_VERSION,
                    where,
                    "Metadata-Version " + metadata.metadataVersion() + " is none of 1.0 to 2.5");
        }
        for (String requirement : metadata.requiresDist()) {
            if (hasUrl(requirement)) {
                find(Code.PYPI_DIRECT_REFERENCE, where, "Requires-Dist: " + requirement);
            }
        }
        metadata.document()
                .value("Summary")
                .filter(summary -> summary.length() > LONGEST_SUMMARY)
                .ifPresent(
                        summary -> find(Code.PYPI_SUMMARY, where, "Summary has " + summary.length() + " characters"));
    }

    private static boolean hasUrl(String requirement) {
        try {
            return Requirement.parse(requirement).url().isPresent();
        } catch (WheelException e) {
            return false;
        }
    }

    private void find(Code code, String where, String message) {
        findings.add(new Finding(code, where, message));
    }
}
