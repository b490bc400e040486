package io.github.wheelwright.maven.build;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.maven.cache.CachedFile;
import io.github.wheelwright.maven.host.Folders;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A folder that wheels are built into. */
public final class WheelFolder {
    private final Path folder;

    /** The folder, there or not. */
    public WheelFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes it be there and empty. */
    public Path emptied() throws IOException {
        delete();
        return Files.createDirectories(folder);
    }

    /** Deletes it with all that is in it. */
    public void delete() throws IOException {
        try {
            Folders.delete(folder);
        } catch (AccessDeniedException e) {
            WheelException foreign = foreign(Path.of(e.getFile()));
            foreign.initCause(e);
            throw foreign;
        }
    }

    /** Makes it hold these files, and no other wheels or saved images; files that are replaced are never half there. */
    public List<Path> hold(List<Path> files) throws IOException {
        Files.createDirectories(folder);
        Set<Path> held = new HashSet<>();
        List<Path> placed = new ArrayList<>();
        for (Path file : files) {
            Path target = folder.resolve(String.valueOf(file.getFileName()));
            if (!target.equals(file)) {
                place(file, target);
            }
            held.add(target);
            placed.add(target);
        }
        for (Path other : list()) {
            String name = String.valueOf(other.getFileName());
            if (!held.contains(other) && (name.endsWith(".whl") || name.endsWith(CachedFile.IMAGE_END))) {
                Files.delete(other);
            }
        }
        return placed;
    }

    /** The wheels in it, not those below it; sorted. */
    public List<Path> wheels() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new WheelException("no such folder of wheels: " + folder, "build the base wheels first: build-base");
        }
        return list().stream().filter(file -> file.toString().endsWith(".whl")).toList();
    }

    /** Puts {@code file}, whose bytes do not change any more, under another name, too. */
    static void place(Path file, Path target) throws IOException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        Path staged = target.resolveSibling("." + target.getFileName() + ".new");
        Files.deleteIfExists(staged);
        try {
            Files.createLink(staged, file);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(file, staged); // another file system, or one without links
        }
        Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(staged); // a rename among names of one file does nothing
    }

    /** A13: the error for a file that is somebody else's; once, containers ran as root and wrote into the folder. */
    static WheelException foreign(Path file) {
        String owner;
        try {
            owner = "belongs to " + Files.getOwner(file, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            owner = "is out of reach";
        }
        return new WheelException(
                file + " " + owner + " and cannot be replaced by " + System.getProperty("user.name")
                        + ": a container has written it, most likely",
                "take it over once: sudo chown -R \"$(id -u):$(id -g)\" "
                        + file.toAbsolutePath().getParent()
                        + "; what Wheelwright builds leaves BuildKit as files of yours");
    }

    private List<Path> list() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
