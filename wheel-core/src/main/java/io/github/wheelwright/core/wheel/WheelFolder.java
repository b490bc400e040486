package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.wheel.InvalidWheelException.Fault;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is in a folder that is to become a wheel.
 *
 * @param files paths of all files, {@code /}-separated and relative to the folder, sorted
 * @param distInfoFolders names of the {@code .dist-info} folders at its root
 */
record WheelFolder(List<String> files, Set<String> distInfoFolders) {

    static WheelFolder list(Path folder) throws IOException {
        List<String> files = new ArrayList<>();
        Set<String> distInfo = new TreeSet<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                if (folder.equals(directory.getParent())
                        && DistInfo.isDistInfo(String.valueOf(directory.getFileName()))) {
                    distInfo.add(String.valueOf(directory.getFileName()));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!attributes.isRegularFile()) {
                    throw new InvalidWheelException(
                            Fault.SPECIAL_FILE,
                            file + " is a symbolic link or special file, which a wheel cannot hold",
                            "replace it by the file that it points to");
                }
                files.add(name(folder.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(files);
        return new WheelFolder(List.copyOf(files), distInfo);
    }

    private static String name(Path relative) {
        List<String> segments = new ArrayList<>();
        relative.forEach(segment -> segments.add(segment.toString()));
        return String.join("/", segments);
    }
}
