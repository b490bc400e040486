package io.github.wheelwright.core.zip;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The names of one archive: each once, and on every file system a path of its own. */
final class NameTable {
    /** A name that cannot stand beside the others. */
    record Clash(String name, ZipFault fault, String problem) {}

    private final Map<String, String> byFolded = new LinkedHashMap<>();

    /** Adds a name; a clash with one added before is the result. */
    Optional<Clash> add(String name) {
        String other = byFolded.putIfAbsent(MemberName.folded(name), name);
        if (other == null) {
            return Optional.empty();
        }
        return Optional.of(
                other.equals(name)
                        ? new Clash(name, ZipFault.DUPLICATE_NAME, "there are two members with this name")
                        : new Clash(
                                name,
                                ZipFault.COLLIDING_NAMES,
                                "collides with " + Faults.printable(other)
                                        + " on file systems that ignore case or normalise Unicode"));
    }

    /** Once all names are there: a member below another that is a file. */
    Optional<Clash> fileAsFolder() {
        String seen = "";
        for (Map.Entry<String, String> entry : byFolded.entrySet()) {
            String path = entry.getKey();
            for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                if (slash == seen.length() && path.startsWith(seen)) {
                    break;
                }
                String file = byFolded.get(path.substring(0, slash));
                if (file != null && !file.endsWith("/")) {
                    return Optional.of(new Clash(
                            entry.getValue(),
                            ZipFault.COLLIDING_NAMES,
                            "collides with " + Faults.printable(file) + ", which is a file"));
                }
            }
            int folder = Math.max(0, path.lastIndexOf('/'));
            if (folder != seen.length() || !path.startsWith(seen)) {
                seen = path.substring(0, folder);
            }
        }
        return Optional.empty();
    }
}
