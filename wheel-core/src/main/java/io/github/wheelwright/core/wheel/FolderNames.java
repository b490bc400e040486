package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.zip.ZipEntry;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Folders at the root of a wheel that get another name because the wheel does: {@code .dist-info} and {@code .data} (PEP 427, "The
 * .data directory").
 *
 * @param names new by old, all with a slash at the end
 */
record FolderNames(Map<String, String> names) {
    private static final String DATA = ".data";

    /** None, as long as the stem of the filename stays. */
    static FolderNames between(Wheel wheel, WheelFilename filename) {
        Map<String, String> names = new TreeMap<>();
        String stem = filename.stem();
        if (!stem.equals(wheel.filename().stem())) {
            names.put(wheel.distInfo().folder() + "/", stem + ".dist-info/");
            for (ZipEntry entry : wheel.entries()) {
                int slash = entry.name().indexOf('/');
                String folder = entry.name().substring(0, Math.max(0, slash));
                if (folder.endsWith(DATA) && DistInfo.names(folder, DATA, wheel.filename())) {
                    names.put(folder + "/", stem + DATA + "/");
                }
            }
        }
        return new FolderNames(names);
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    void each(BiConsumer<String, String> action) {
        names.forEach(action);
    }

    /** The new path, where there is one. */
    Optional<String> renamed(String path) {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        int root = path.indexOf('/') + 1;
        return Optional.ofNullable(names.get(path.substring(0, root))).map(folder -> folder + path.substring(root));
    }

    /** The path in the new wheel. */
    String name(String path) {
        return renamed(path).orElse(path);
    }
}
