package io.github.wheelwright.core.store;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Which file holds which key, and what in the folder is not an object at all. */
final class KeyPaths {
    private static final String HIDDEN = ".";

    private final Path root;

    KeyPaths(Path root) {
        this.root = root;
    }

    /** The file of {@code key}. Symbolic links on the way would lead out of the store, so they are refused. */
    Path file(String key) {
        ObjectKey.check(key);
        if (key.endsWith("/")) {
            throw refused(key, "it ends in \"/\", which only a folder can");
        }
        Path path = root;
        for (String segment : key.split("/", -1)) {
            if (segment.startsWith(HIDDEN)) {
                throw refused(key, "names that begin with a dot are kept for the store itself and for the system");
            }
            path = resolve(path, segment, key);
            if (Files.isSymbolicLink(path)) {
                throw new RefusedKeyException(
                        path + " is a symbolic link, which a store does not follow", "put the file itself there");
            }
        }
        return path;
    }

    /** The deepest folder that holds every key starting with {@code prefix}. */
    Path folder(String prefix) {
        ObjectKey.checkPrefix(prefix);
        int end = prefix.lastIndexOf('/');
        return end < 0 ? root : file(prefix.substring(0, end));
    }

    /** Whether {@code path} is a thing of the system's or of the store's own. */
    boolean isHidden(Path path) {
        return !path.equals(root) && path.getFileName().toString().startsWith(HIDDEN);
    }

    /** The key of {@code file}, unless its name cannot be in one. */
    Optional<String> key(Path file) {
        String key =
                root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        try {
            return Optional.of(ObjectKey.check(key));
        } catch (RefusedKeyException e) {
            return Optional.empty();
        }
    }

    private Path resolve(Path parent, String segment, String key) {
        try {
            return parent.resolve(segment);
        } catch (InvalidPathException e) {
            throw new RefusedKeyException(
                    "\"" + key + "\" cannot be the name of a file in " + root + ": " + e.getReason(),
                    "run in a UTF-8 locale (LC_ALL=C.UTF-8)",
                    e);
        }
    }

    private RefusedKeyException refused(String key, String why) {
        return new RefusedKeyException("\"" + key + "\" cannot be the key of an object in " + root + ": " + why, "");
    }
}
