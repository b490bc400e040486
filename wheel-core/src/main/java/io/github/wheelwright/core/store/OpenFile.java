package io.github.wheelwright.core.store;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A file that stays what it is while it is open, since the store replaces files and never changes them, and its entity tag.
 *
 * <p>Up to {@value #HASHED} bytes the tag is the digest of the content: a page rewritten within one tick of the file system's
 * clock can keep its size and even its inode number. Above, it is taken from size, time, inode and the last bytes (of a wheel:
 * its directory with all checksums), as a listing cannot read gigabytes.
 */
record OpenFile(ByteSource bytes, Instant lastModified, String etag) implements Closeable {
    private static final int HASHED = 4 << 20;
    private static final int TAIL = 1 << 16;

    /** Empty where no regular file is at {@code path}. */
    static Optional<OpenFile> open(Path path) throws IOException {
        try {
            Optional<OpenFile> open = attempt(path);
            while (open.isEmpty() && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                open = attempt(path);
            }
            return open;
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (FileSystemException e) {
            if (isBelowFile(path)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** What {@code use} says of the file, or empty where no regular file is at {@code path}. */
    static <T> Optional<T> reading(Path path, Use<T> use) throws IOException {
        Optional<OpenFile> open = open(path);
        if (open.isEmpty()) {
            return Optional.empty();
        }
        try (OpenFile file = open.get()) {
            return Optional.of(use.of(file));
        }
    }

    Content content() throws IOException {
        return new Content(bytes.read(0, Math.toIntExact(bytes.length())), etag);
    }

    StoredObject describe(String key) {
        return new StoredObject(key, bytes.length(), etag, lastModified, Optional.empty());
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    /** Empty, too, where the file was replaced between the look at its attributes and the opening. */
    private static Optional<OpenFile> attempt(Path path) throws IOException {
        BasicFileAttributes before = attributes(path);
        if (!before.isRegularFile()) {
            return Optional.empty();
        }
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        boolean kept = false;
        try {
            ByteSource bytes = ByteSource.of(channel, path.toString());
            BasicFileAttributes after = attributes(path);
            kept = Objects.equals(before.fileKey(), after.fileKey())
                    && before.lastModifiedTime().equals(after.lastModifiedTime())
                    && before.size() == after.size()
                    && bytes.length() == after.size();
            return kept
                    ? Optional.of(new OpenFile(bytes, after.lastModifiedTime().toInstant(), etag(bytes, after)))
                    : Optional.empty();
        } finally {
            if (!kept) {
                channel.close();
            }
        }
    }

    private static String etag(ByteSource bytes, BasicFileAttributes attributes) throws IOException {
        if (bytes.length() <= HASHED) {
            return Sha256.of(bytes).hex();
        }
        MessageDigest digest = Sha256.newDigest();
        String identity = attributes.fileKey() + " " + attributes.lastModifiedTime() + " " + bytes.length();
        digest.update(identity.getBytes(StandardCharsets.UTF_8));
        digest.update(bytes.read(bytes.length() - TAIL, TAIL));
        return "file-" + Sha256.finish(digest).hex();
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isBelowFile(Path path) {
        for (Path above = path.getParent(); above != null; above = above.getParent()) {
            if (Files.isRegularFile(above)) {
                return true;
            }
        }
        return false;
    }

    interface Use<T> {
        T of(OpenFile file) throws IOException;
    }
}
