package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.zip.ZipEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the files of a wheel into a folder, several at a time, and compares them with RECORD on the way. The folder appears under
 * its name when all of it is there and right, or not at all. {@link WheelPacker} makes a wheel with the same content of it.
 */
public final class WheelUnpacker {
    private static final int EXECUTABLE = 0111;

    private final Path folder;

    private WheelUnpacker(Path folder) {
        this.folder = folder;
    }

    /**
     * Unpacks into {@code target}, which must not be there; the folders above it are made if need be. Folder entries are not
     * unpacked: wheels hold files.
     *
     * @param bytesDone is told how many bytes of content are done so far
     * @throws WheelException if there is such a file or folder, or a member is damaged or not what RECORD says
     */
    public static void unpack(Wheel wheel, Path target, LongConsumer bytesDone) throws IOException {
        if (Files.exists(target)) {
            throw new WheelException(
                    wheel.source().description() + " cannot be unpacked to " + target + ": it is there already",
                    "remove it, or name another folder as output");
        }
        Path parent = Optional.ofNullable(target.toAbsolutePath().getParent()).orElseThrow();
        Files.createDirectories(parent);
        Path temporary = Files.createDirectory(parent.resolve("." + target.getFileName() + "." + UUID.randomUUID()));
        try {
            new WheelUnpacker(temporary).run(wheel, bytesDone);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            remove(temporary);
        }
    }

    private void run(Wheel wheel, LongConsumer bytesDone) throws IOException {
        List<Finding> findings = new ArrayList<>();
        RecordCheck.run(wheel, this::open, bytesDone, findings);
        List<String> errors = findings.stream()
                .filter(Finding::isError)
                .map(Finding::toString)
                .toList();
        if (!errors.isEmpty()) {
            throw new WheelException(
                    wheel.source().description() + " is not unpacked, because it is not what it says:\n  "
                            + String.join("\n  ", errors),
                    "fetch or build the wheel again");
        }
    }

    private OutputStream open(ZipEntry entry) throws IOException {
        if (entry.isDirectory()) {
            return OutputStream.nullOutputStream();
        }
        Path file = folder.resolve(entry.name()).normalize();
        if (!file.startsWith(folder)) {
            // the strict reader lets no such name through
            throw new IOException(file + " is outside of " + folder);
        }
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(folder));
        OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if ((entry.unixMode() & EXECUTABLE) != 0) {
            makeExecutable(file);
        }
        return out;
    }

    /** For whoever may read it. */
    private static void makeExecutable(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        Set<PosixFilePermission> permissions =
                EnumSet.copyOf(view.readAttributes().permissions());
        if (permissions.contains(PosixFilePermission.OWNER_READ)) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
        }
        if (permissions.contains(PosixFilePermission.GROUP_READ)) {
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
        }
        if (permissions.contains(PosixFilePermission.OTHERS_READ)) {
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        view.setPermissions(permissions);
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
