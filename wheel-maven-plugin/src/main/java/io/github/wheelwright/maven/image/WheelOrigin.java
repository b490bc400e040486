package io.github.wheelwright.maven.image;

import io.github.wheelwright.core.filename.InvalidWheelFilenameException;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.name.ProjectName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A place where built wheels are. */
public interface WheelOrigin {
    /** The index at {@code address}, which ends in a slash. */
    static WheelOrigin index(URI address) {
        return new IndexOrigin(address);
    }

    /** Wheels on this machine, in files and folders. */
    static WheelOrigin folder(List<Path> inputs) {
        return new FolderOrigin(inputs);
    }

    /** The releases of {@code repository} on GitHub, {@code owner/name}, asked for at {@code api}. */
    static WheelOrigin github(URI api, String repository, Optional<String> token) {
        return new GithubOrigin(api, repository, token);
    }

    /** The wheels of {@code project} that are there. */
    List<WheelFilename> wheels(ProjectName project) throws IOException;

    /** Wheels of other projects than {@code project} that are together with {@code chosen}; of an index, none: installers find them. */
    List<WheelFilename> beside(ProjectName project, List<WheelFilename> chosen) throws IOException;

    /** Puts these wheels of it into {@code folder}, for a build that cannot reach them itself. */
    void fetch(List<WheelFilename> wheels, Path folder) throws IOException;

    /** Whether the build gets wheels from here by itself. */
    boolean isIndex();

    /** {@code filename}, if it is that of a wheel that {@code wanted} takes. */
    static Optional<WheelFilename> wheel(String filename, Predicate<WheelFilename> wanted) {
        if (!filename.endsWith(".whl")) {
            return Optional.empty();
        }
        try {
            return Optional.of(WheelFilename.parse(filename)).filter(wanted);
        } catch (InvalidWheelFilenameException e) {
            return Optional.empty(); // installers leave it out, too
        }
    }
}
