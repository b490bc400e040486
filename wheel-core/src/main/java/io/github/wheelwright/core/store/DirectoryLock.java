package io.github.wheelwright.core.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One holder at a time among all threads of all processes that write to one folder. */
final class DirectoryLock {
    private final Path folder;

    /** The lock is a file in {@code folder}. */
    DirectoryLock(Path folder) {
        this.folder = folder;
    }

    <T> T holding(Action<T> action) throws IOException {
        // A process loses its lock on a file when *any* of its descriptors of that file is closed, so the threads of
        // one JVM
        // must not come here together, whichever store object or class loader (two versions of a plugin) they come
        // through:
        // only interned strings are the same object for all of them.
        String threads = (DirectoryLock.class.getName() + ":" + folder.toRealPath()).intern();
        synchronized (threads) {
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                assert lock.isValid();
                return action.run();
            }
        }
    }

    interface Action<T> {
        T run() throws IOException;
    }
}
