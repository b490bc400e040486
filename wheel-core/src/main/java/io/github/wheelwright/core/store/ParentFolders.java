package io.github.wheelwright.core.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The folders between a store's root and its objects: there when needed, gone when empty. */
final class ParentFolders {
    private final Path root;

    ParentFolders(Path root) {
        this.root = root;
    }

    /** Creates what is missing above {@code file}, and returns all folders that have got, or will get, a new entry. */
    List<Path> create(Path file) throws IOException {
        List<Path> changed = new ArrayList<>();
        for (Path folder : above(file)) {
            changed.add(folder);
            if (Files.exists(folder)) {
                break;
            }
        }
        Files.createDirectories(above(file).get(0));
        return changed;
    }

    /** Removes the folders above {@code file} that hold nothing any more. */
    void removeEmpty(Path file) throws IOException {
        try {
            for (Path folder : above(file)) {
                if (!folder.equals(root)) {
                    Files.deleteIfExists(folder);
                }
            }
        } catch (DirectoryNotEmptyException e) {
            // the first that is in use ends the walk
        }
    }

    /** From the folder that holds {@code file} up to the root. */
    private List<Path> above(Path file) {
        Path relative = root.relativize(file);
        List<Path> folders = new ArrayList<>();
        for (int n = relative.getNameCount() - 1; n > 0; n--) {
            folders.add(root.resolve(relative.subpath(0, n)));
        }
        folders.add(root);
        return folders;
    }

    /** Makes new entries of {@code folders} survive a loss of power. */
    static void force(List<Path> folders) throws IOException {
        for (Path folder : folders) {
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) { // others cannot open a folder
                try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                    channel.force(true);
                }
            }
        }
    }
}
