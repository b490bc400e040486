package io.github.wheelwright.maven.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What a failure of the file system means to people. Asks the disk, as the system's own texts differ by language. */
public final class FileProblem {
    private static final long NEARLY_FULL = 1 << 16;

    private FileProblem() {}

    /** What went wrong, and what to do. */
    public static String of(IOException cause) {
        if (!(cause instanceof FileSystemException e) || e.getFile() == null) {
            return cause.getClass().getSimpleName() + ": " + cause.getMessage();
        }
        Path file = Path.of(e.getFile()).toAbsolutePath();
        Path existing = existing(file);
        if (!Files.isDirectory(existing) && !(e instanceof AccessDeniedException)) {
            return existing + " is a file, where a folder is needed" + advice("name another folder");
        }
        if (isFull(existing)) {
            return "no space is left for " + file + advice("make room on " + existing);
        }
        if (e instanceof AccessDeniedException || !Files.isWritable(existing)) {
            return file + " may not be read or written here by " + System.getProperty("user.name")
                    + advice("give that user access to " + existing + ", or name another folder");
        }
        if (e instanceof NoSuchFileException) {
            return "there is no " + file + ", and it cannot be made" + advice("correct the path");
        }
        return file + ": " + (e.getReason() == null ? e.getClass().getSimpleName() : e.getReason());
    }

    private static String advice(String advice) {
        return "\nperhaps you should " + advice;
    }

    /** The file itself, or the first above it that is there. */
    private static Path existing(Path file) {
        for (Path above = file; above != null; above = above.getParent()) {
            if (Files.exists(above)) {
                return above;
            }
        }
        return file;
    }

    private static boolean isFull(Path folder) {
        try {
            var store = Files.getFileStore(folder);
            return store.getTotalSpace() > 0 && store.getUsableSpace() < NEARLY_FULL;
        } catch (IOException e) {
            return false; // not known: some other failure is to be told
        }
    }
}
