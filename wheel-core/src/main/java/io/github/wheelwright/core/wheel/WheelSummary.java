package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.metadata.CoreMetadata;
import io.github.wheelwright.core.metadata.EntryPoint;
import io.github.wheelwright.core.metadata.EntryPoints;
import io.github.wheelwright.core.metadata.WheelMetadata;
import io.github.wheelwright.core.zip.ZipEntry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a wheel says of itself, without any of its code being run.
 *
 * @param filename the name that the wheel has
 * @param size bytes of the file
 * @param contentSize bytes of all members together, inflated
 * @param files number of members that are files
 * @param metadata METADATA
 * @param wheel WHEEL
 * @param topLevel names at the top of the library, sorted
 * @param entryPoints all entry points, in order
 * @param nativeLibraries members that a dynamic loader loads
 * @param licenseFiles members below {@code licenses/}
 */
public record WheelSummary(
        WheelFilename filename,
        long size,
        long contentSize,
        int files,
        CoreMetadata metadata,
        WheelMetadata wheel,
        List<String> topLevel,
        List<EntryPoint> entryPoints,
        List<NativeLibrary> nativeLibraries,
        List<String> licenseFiles) {
    private static final int LARGEST_TEXT = 16 << 20;

    /**
     * A member that a dynamic loader loads.
     *
     * @param path within the wheel
     * @param size bytes of the library
     */
    public record NativeLibrary(String path, long size) {}

    /**
     * The summary of an open wheel; METADATA, WHEEL, RECORD and {@code entry_points.txt} are read.
     *
     * @throws io.github.wheelwright.core.metadata.InvalidMetadataException if one of them cannot be understood
     */
    public static WheelSummary of(Wheel wheel) throws IOException {
        List<ZipEntry> files =
                wheel.entries().stream().filter(entry -> !entry.isDirectory()).toList();
        String licenses = wheel.distInfo().path("licenses/");
        return new WheelSummary(
                wheel.filename(),
                wheel.source().length(),
                files.stream().mapToLong(ZipEntry::size).sum(),
                files.size(),
                wheel.metadata(),
                wheel.wheelMetadata(),
                List.copyOf(new TreeSet<>(InstalledTree.of(wheel.record(), wheel.distInfo())
                        .topLevel()
                        .keySet())),
                entryPoints(wheel).map(EntryPoints::entries).orElse(List.of()),
                NativeLibraries.of(wheel).stream()
                        .map(entry -> new NativeLibrary(entry.name(), entry.size()))
                        .toList(),
                files.stream()
                        .map(ZipEntry::name)
                        .filter(name -> name.startsWith(licenses))
                        .map(name -> name.substring(licenses.length()))
                        .toList());
    }

    /** {@code entry_points.txt}, where there is one. */
    static Optional<EntryPoints> entryPoints(Wheel wheel) throws IOException {
        Optional<ZipEntry> entry = wheel.archive().entry(wheel.distInfo().path("entry_points.txt"));
        return entry.isEmpty()
                ? Optional.empty()
                : Optional.of(EntryPoints.parse(wheel.archive().read(entry.get(), LARGEST_TEXT)));
    }
}
