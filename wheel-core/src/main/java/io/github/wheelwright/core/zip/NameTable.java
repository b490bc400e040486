package io.github.wheelwright.core.zip;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of one archive: each once, and on every file system a path of its own. */
final class NameTable {
    /** A name that cannot stand beside the others. */
    record Clash(ZipFault fault, String problem) {}

    private final Map<String, String> byFolded = new HashMap<>();
    private final Set<String> folders = new HashSet<>();

    /** Adds a name; a clash with one added before is the result. */
    Optional<Clash> add(String name) {
        String folded = MemberName.folded(name);
        String other = byFolded.putIfAbsent(folded, name);
        if (other != null) {
            return Optional.of(
                    other.equals(name)
                            ? new Clash(ZipFault.DUPLICATE_NAME, "there are two members with this name")
                            : collision(other));
        }
        boolean folder = name.endsWith("/");
        if (folder) {
            folders.add(folded);
        } else if (folders.contains(folded)) {
            return Optional.of(collision("folder " + name));
        }
        return addParents(folded);
    }

    private Optional<Clash> addParents(String folded) {
        for (int slash = folded.lastIndexOf('/'); slash > 0; slash = folded.lastIndexOf('/', slash - 1)) {
            String parent = folded.substring(0, slash);
            String file = byFolded.get(parent);
            if (file != null && !file.endsWith("/")) {
                return Optional.of(collision(file));
            }
            if (!folders.add(parent)) {
                // its own parents were seen to with it
                break;
            }
        }
        return Optional.empty();
    }

    private static Clash collision(String other) {
        return new Clash(
                ZipFault.COLLIDING_NAMES,
                "collides with " + Faults.printable(other) + " on file systems that ignore case or normalise Unicode");
    }
}
