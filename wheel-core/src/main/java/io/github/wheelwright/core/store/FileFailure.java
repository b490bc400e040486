package io.github.wheelwright.core.store;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** What a failure of the file system means for the user. Asks the disk, as the system's own texts differ by language. */
final class FileFailure {
    private static final long NEARLY_FULL = 1 << 16;
    private static final Set<String> READING = Set.of("read", "list", "close");

    private FileFailure() {}

    /** {@code action} (a verb) could not be done to {@code file} of the store at {@code root}. */
    static StoreException of(String action, Path file, Path root, IOException cause) {
        String what = "cannot " + action + " " + file + ": ";
        if (cause instanceof ClosedByInterruptException) {
            return new StoreException(what + "interrupted", "", cause);
        }
        Path existing = existing(file);
        if (!Files.isDirectory(existing)) {
            return new StoreException(
                    what + existing + " is a file, so nothing can stand below it", "publish to another folder", cause);
        }
        boolean reading = READING.contains(action);
        if (cause instanceof TemporaryFiles.NoSpaceException || (!reading && isFull(existing))) {
            return new StoreException(
                    what + "no space is left on " + existing, "make room there, and run again", cause);
        }
        boolean writable = Files.isWritable(existing);
        if (cause instanceof AccessDeniedException || (!reading && !writable)) {
            Path denied = writable && Files.exists(file) ? file : existing;
            return new StoreException(
                    what + denied + " may not be " + (reading ? "read" : "written") + " by "
                            + System.getProperty("user.name"),
                    "give that user access to " + root + ", or publish to another folder",
                    cause);
        }
        if (cause instanceof AtomicMoveNotSupportedException) {
            return new StoreException(
                    what + existing + " is on another file system than " + root, "mount only the whole store", cause);
        }
        return new StoreException(what + text(cause), "", cause);
    }

    private static Path existing(Path file) {
        Path existing = file.toAbsolutePath();
        for (Path above = existing.getParent(); above != null; above = above.getParent()) {
            if (Files.exists(above)) {
                return above;
            }
            existing = above;
        }
        return existing;
    }

    /** Whether there is no room for another page in the file system of {@code folder}. */
    static boolean isFull(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() < NEARLY_FULL;
        } catch (IOException e) {
            return false; // not known: some other failure is to be told
        }
    }

    private static String text(IOException cause) {
        boolean named = cause instanceof FileSystemException f && f.getReason() != null;
        return named ? String.valueOf(((FileSystemException) cause).getReason()) : String.valueOf(cause.getMessage());
    }
}
