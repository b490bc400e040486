package io.github.wheelwright.core.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects the objects under a folder. */
final class DirectoryListing extends SimpleFileVisitor<Path> {
    private final KeyPaths paths;
    private final String prefix;
    private final List<StoredObject> found = new ArrayList<>();

    private DirectoryListing(KeyPaths paths, String prefix) {
        this.paths = paths;
        this.prefix = prefix;
    }

    static List<StoredObject> of(Path folder, KeyPaths paths, String prefix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        DirectoryListing listing = new DirectoryListing(paths, prefix);
        Files.walkFileTree(folder, listing);
        listing.found.sort(Comparator.comparing(StoredObject::key, ObjectKey.ORDER));
        return List.copyOf(listing.found);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        String key = paths.key(folder).map(k -> k + "/").orElse("");
        boolean related = key.startsWith(prefix) || prefix.startsWith(key);
        return related && !paths.isHidden(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Optional<String> key = paths.key(file).filter(k -> k.startsWith(prefix) && !paths.isHidden(file));
        if (key.isPresent()) {
            OpenFile.reading(file, open -> open.describe(key.get())).ifPresent(found::add);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
        if (e instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE; // removed while we look around
        }
        throw e;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
        return e == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, e);
    }
}
