package io.github.wheelwright.maven.image;

import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.version.Version;
import io.github.wheelwright.maven.host.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The wheels of the version that an image is to hold.
 *
 * @param project what it runs
 * @param version of it
 * @param platforms that the image can be made for
 * @param wheels by where they are
 * @param beside wheels of other projects that these may need, by where they are; none where an index has them
 */
public record ChosenWheels(
        ProjectName project,
        Version version,
        List<String> platforms,
        Map<WheelOrigin, List<WheelFilename>> wheels,
        Map<WheelOrigin, List<WheelFilename>> beside) {

    /** Where they are, and which they are. */
    public Map<String, List<String>> description() {
        Map<String, List<String>> description = new LinkedHashMap<>();
        wheels.forEach((origin, files) -> description.put(
                origin.toString(), files.stream().map(WheelFilename::toString).toList()));
        return description;
    }

    /** Puts those that the build does not get from an index, and nothing else, into {@code folder}. */
    public void fetch(Path folder) throws IOException {
        Folders.emptied(folder);
        for (Map<WheelOrigin, List<WheelFilename>> some : List.of(beside, wheels)) {
            for (Map.Entry<WheelOrigin, List<WheelFilename>> entry : some.entrySet()) {
                entry.getKey().fetch(entry.getValue(), folder);
            }
        }
    }

    /** Those that have to be fetched. */
    public List<WheelFilename> outsideAnyIndex() {
        List<WheelFilename> outside = new ArrayList<>();
        wheels.forEach((origin, files) -> outside.addAll(origin.isIndex() ? List.of() : files));
        return outside;
    }
}
