package io.github.wheelwright.core.filename;

import io.github.wheelwright.core.GrammarException;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.version.Version;

/**
 * The name of a source distribution file (PEP 625): {@code {name}-{version}.tar.gz}. Older ones are read too: {@code .zip}, and
 * names with dashes, which end at the last one.
 *
 * <pre>{@code
 * SdistFilename.parse("flash-attn-2.8.3.tar.gz").name().normalized()   // flash-attn
 * }</pre>
 *
 * @param text the filename
 * @param name the project
 * @param version its version
 */
public record SdistFilename(String text, ProjectName name, Version version) {

    /**
     * Reads the name of a source distribution file, without any folder.
     *
     * @throws InvalidSdistFilenameException where it is none
     */
    public static SdistFilename parse(String filename) {
        int end = stemEnd(filename);
        int forbidden = FilenameCharacters.firstForbidden(filename);
        if (forbidden >= 0) {
            throw new InvalidSdistFilenameException(
                    "the name of a file cannot hold this character", filename, forbidden, 1);
        }
        int dash = filename.lastIndexOf('-', end - 1);
        if (dash < 0) {
            throw new InvalidSdistFilenameException("expected '-' between name and version", filename, end, 1);
        }
        return new SdistFilename(filename, name(filename, dash), version(filename, dash + 1, end));
    }

    private static int stemEnd(String filename) {
        if (filename.endsWith(".tar.gz")) {
            return filename.length() - ".tar.gz".length();
        }
        if (filename.endsWith(".zip")) {
            return filename.length() - ".zip".length();
        }
        throw new InvalidSdistFilenameException(
                "the name of a source distribution ends with .tar.gz or .zip", filename, filename.length(), 1);
    }

    private static ProjectName name(String filename, int end) {
        try {
            return ProjectName.of(filename.substring(0, end));
        } catch (GrammarException e) {
            throw new InvalidSdistFilenameException(e.problem(), filename, e.position(), 1);
        }
    }

    private static Version version(String filename, int from, int to) {
        try {
            return Version.parse(filename.substring(from, to));
        } catch (GrammarException e) {
            throw new InvalidSdistFilenameException(e.problem(), filename, from + e.position(), 1);
        }
    }

    /** The filename. */
    @Override
    public String toString() {
        return text;
    }
}
