package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.metadata.RecordFile;
import io.github.wheelwright.core.metadata.RecordRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What RECORD lists, as it will be installed: the library is the root of the wheel, and {@code purelib} and {@code platlib} of
 * its {@code .data} folder (PEP 427, "The .data directory").
 *
 * @param files all rows for files
 * @param library rows for files of the library
 * @param topLevel entries at the top of the library by name; a folder's path ends in a slash
 * @param roots names at the root of the wheel
 */
record InstalledTree(
        List<RecordRow> files, List<LibraryFile> library, Map<String, Set<String>> topLevel, Set<String> roots) {

    /**
     * A file of the library.
     *
     * @param path in the wheel
     * @param segments below the library
     */
    record LibraryFile(String path, List<String> segments) {
        String name() {
            return segments.get(segments.size() - 1);
        }

        String libraryPath() {
            return String.join("/", segments);
        }
    }

    static InstalledTree of(RecordFile record, DistInfo distInfo) {
        List<RecordRow> files = new ArrayList<>();
        List<LibraryFile> library = new ArrayList<>();
        Map<String, Set<String>> topLevel = new TreeMap<>();
        Set<String> roots = new TreeSet<>();
        for (RecordRow row : record.rows()) {
            List<String> segments = List.of(row.path().split("/"));
            boolean folder = row.path().endsWith("/");
            roots.add(segments.isEmpty() ? "" : segments.get(0));
            if (!folder) {
                files.add(row);
            }
            int root = libraryRoot(segments, distInfo);
            if (root < 0 || segments.size() <= root) {
                continue;
            }
            if (!folder) {
                library.add(new LibraryFile(row.path(), segments.subList(root, segments.size())));
            }
            boolean file = !folder && segments.size() == root + 1;
            String path = String.join("/", segments.subList(0, root + 1)) + (file ? "" : "/");
            topLevel.computeIfAbsent(segments.get(root), name -> new TreeSet<>())
                    .add(path);
        }
        return new InstalledTree(files, library, topLevel, roots);
    }

    /** How many segments stand before the library; negative for what is not in it. */
    private static int libraryRoot(List<String> segments, DistInfo distInfo) {
        String first = segments.isEmpty() ? "" : segments.get(0);
        if (first.equals(distInfo.folder())) {
            return -1;
        }
        if (!DistInfo.isData(first)) {
            return 0;
        }
        boolean inLibrary = segments.size() > 2
                && (segments.get(1).equals("purelib") || segments.get(1).equals("platlib"));
        return inLibrary ? 2 : -1;
    }

    /** Paths of the entries with this name at the top of the library. */
    Set<String> topLevel(String name) {
        return topLevel.getOrDefault(name, Set.of());
    }

    /** Whether everything is in {@code .dist-info}. */
    boolean isEmptyBesides(DistInfo distInfo) {
        return roots.stream().allMatch(distInfo.folder()::equals);
    }
}
