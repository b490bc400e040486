package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.version.Version;
import io.github.wheelwright.core.wheel.InvalidWheelException.Fault;
import io.github.wheelwright.core.zip.ZipArchive;
import io.github.wheelwright.core.zip.ZipEntry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The {@code {distribution}-{version}.dist-info} folder of a wheel (PEP 427, "The .dist-info directory").
 *
 * @param folder its name, without a slash
 */
record DistInfo(String folder) {
    private static final String SUFFIX = ".dist-info";
    private static final String DATA = ".data";
    private static final Set<String> SIGNATURES = Set.of("RECORD.jws", "RECORD.p7s");

    /** The only such folder, which has to be that of the distribution that the filename names. */
    static DistInfo find(ZipArchive archive, WheelFilename filename) {
        Set<String> folders = new TreeSet<>();
        for (ZipEntry entry : archive.entries()) {
            int slash = entry.name().indexOf('/');
            if (slash > 0 && entry.name().startsWith(SUFFIX, slash - SUFFIX.length())) {
                folders.add(entry.name().substring(0, slash));
            }
        }
        String where = archive.source().description();
        DistInfo found = single(folders, where);
        if (!found.belongsTo(filename)) {
            throw new InvalidWheelException(
                    Fault.DIST_INFO_MISMATCH,
                    where + ": the wheel holds " + found.folder + ", and its filename says " + filename.stem(),
                    "give the file the name that it was built with, and edit the wheel to change name or version");
        }
        return found;
    }

    static DistInfo single(Set<String> folders, String where) {
        if (folders.isEmpty()) {
            throw new InvalidWheelException(
                    Fault.DIST_INFO_MISSING,
                    where + ": there is no .dist-info folder at the root, so this is no wheel",
                    "build it with a wheel build backend (PEP 517)");
        }
        if (folders.size() > 1) {
            throw new InvalidWheelException(
                    Fault.DIST_INFO_AMBIGUOUS,
                    where + ": there is more than one .dist-info folder: " + String.join(", ", folders),
                    "remove those of other distributions, which the build took along");
        }
        return new DistInfo(folders.iterator().next());
    }

    static boolean isDistInfo(String folder) {
        return folder.endsWith(SUFFIX) && folder.length() > SUFFIX.length();
    }

    /** Whether a folder at the root of a wheel is distributed over installation schemes. */
    static boolean isData(String folder) {
        return folder.endsWith(DATA) && folder.length() > DATA.length();
    }

    /** {@code {distribution}-{version}.data}. */
    String dataFolder() {
        return folder.substring(0, folder.length() - SUFFIX.length()) + DATA;
    }

    boolean belongsTo(WheelFilename filename) {
        return names(folder, SUFFIX, filename);
    }

    /** Whether {@code folder} is named after the name and version of {@code filename}, however they are spelled. */
    static boolean names(String folder, String suffix, WheelFilename filename) {
        String stem = folder.substring(0, folder.length() - suffix.length());
        int dash = stem.lastIndexOf('-');
        if (dash < 0) {
            return false;
        }
        Optional<Version> version = Version.tryParse(stem.substring(dash + 1));
        return ProjectName.normalize(stem.substring(0, dash))
                        .equals(filename.name().normalized())
                && version.filter(filename.version()::equals).isPresent();
    }

    String path(String file) {
        return folder + "/" + file;
    }

    String record() {
        return path("RECORD");
    }

    /** Detached signatures of RECORD, which PEP 815 deprecates; valid only for the RECORD that they were made for. */
    List<String> signatures() {
        return SIGNATURES.stream().sorted().map(this::path).toList();
    }
}
