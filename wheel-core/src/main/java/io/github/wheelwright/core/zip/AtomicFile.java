package io.github.wheelwright.core.zip;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that appears under its name only when it is whole: written under another name beside it, forced to the disk, renamed.
 * Closing without {@link #publish} removes what was written.
 */
final class AtomicFile implements AutoCloseable {
    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private boolean published;

    private AtomicFile(Path target, Path temporary, FileChannel channel) {
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
    }

    /** The folder of {@code target} has to be there. */
    static AtomicFile create(Path target) throws IOException {
        Path name = target.getFileName();
        if (name == null) {
            throw new FileAlreadyExistsException(target.toString(), null, "is a folder");
        }
        // not createTempFile: that makes files which others, a web server say, may not read
        Path temporary = target.resolveSibling("." + name + "." + UUID.randomUUID() + ".tmp");
        return new AtomicFile(
                target,
                temporary,
                FileChannel.open(
                        temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    FileChannel channel() {
        return channel;
    }

    /** Where the bytes are until they are published. */
    Path temporary() {
        return temporary;
    }

    /** Says what could not be written, which the system's own message does not. */
    IOException failed(IOException cause) {
        return new IOException("cannot write " + target + ": " + cause.getMessage(), cause);
    }

    void publish() throws IOException {
        try {
            channel.force(true);
            channel.close();
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed(e);
        }
        published = true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (!published) {
            Files.deleteIfExists(temporary);
        }
    }
}
