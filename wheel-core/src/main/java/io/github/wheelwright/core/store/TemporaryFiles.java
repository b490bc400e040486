package io.github.wheelwright.core.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Files on their way into a store. */
final class TemporaryFiles {
    /** A writer that has not written a byte for so long is taken for dead. */
    static final Duration ABANDONED = Duration.ofHours(1);

    private final Path folder;

    TemporaryFiles(Path folder) {
        this.folder = folder;
    }

    /** Writes {@code body} to a new file, down to the disk. */
    Written write(ObjectBody body, String where) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(UUID.randomUUID().toString());
        boolean complete = false;
        // not Files.createTempFile: its files can be read by their owner only, and a web server is to read these
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            BodyWriter.write(body, channel, where);
            channel.force(true);
            complete = true;
            return new Written(file);
        } catch (IOException e) {
            // found out before the file is removed, which makes room again
            throw FileFailure.isFull(folder) ? new NoSpaceException(e) : e;
        } finally {
            if (!complete) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Removes what crashed writers left. */
    void removeAbandoned() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (isAbandoned(file)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean isAbandoned(Path file) throws IOException {
        try {
            Instant lastWrite = Files.getLastModifiedTime(file).toInstant();
            return lastWrite.isBefore(Instant.now().minus(ABANDONED));
        } catch (NoSuchFileException e) {
            return false; // its writer has just moved it into its place
        }
    }

    /** The disk was full when a file was half written. */
    static final class NoSpaceException extends IOException {
        private static final long serialVersionUID = 1L;

        private NoSpaceException(IOException cause) {
            super(cause);
        }
    }

    /** A complete file that is not in its place yet; closing removes it if it was not moved there. */
    record Written(Path file) implements Closeable {
        void moveTo(Path target) throws IOException {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }
}
