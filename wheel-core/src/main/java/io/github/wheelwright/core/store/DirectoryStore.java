package io.github.wheelwright.core.store;

import io.github.wheelwright.core.bytes.ByteSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A folder as a store: each object is a file, so any web server can serve it.
 *
 * <p>A write goes to a temporary file, to the disk, and into its place by an atomic rename; conditions are decided under a lock
 * that holds across threads and processes (over NFS: as far as its file locks do). Temporary files and the lock are in {@value
 * #OWN}. Whatever has a name beginning with a dot, and symbolic links, are not objects: {@link #list} passes over them, and a
 * key that leads to one is refused. So is a key that ends in {@code /}. Where the file system takes upper and lower case for
 * the same, so does this store.
 *
 * <p>The digest in {@link #head} is always empty: a folder does not vouch for its bytes.
 */
public final class DirectoryStore implements ObjectStore {
    static final String OWN = ".wheelwright";

    private final Path root;
    private final KeyPaths paths;
    private final TemporaryFiles temporary;
    private final ParentFolders folders;
    private final DirectoryLock lock;
    private boolean prepared;

    /** The store in {@code root}, which the first write creates. */
    public DirectoryStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.paths = new KeyPaths(this.root);
        this.temporary = new TemporaryFiles(this.root.resolve(OWN).resolve("temporary"));
        this.folders = new ParentFolders(this.root);
        this.lock = new DirectoryLock(this.root.resolve(OWN));
    }

    @Override
    public String describe(String key) {
        return key.isEmpty() ? root.toString() : root + root.getFileSystem().getSeparator() + key;
    }

    @Override
    public Optional<StoredObject> head(String key) {
        Path file = paths.file(key);
        return doing("read", file, () -> OpenFile.reading(file, open -> open.describe(key)));
    }

    @Override
    public Optional<Content> get(String key) {
        Path file = paths.file(key);
        return doing("read", file, () -> OpenFile.reading(file, OpenFile::content));
    }

    /** {@inheritDoc} Once open, the object can be read to its end even if it is replaced meanwhile. */
    @Override
    public ByteSource open(StoredObject object) {
        Path file = paths.file(object.key());
        Optional<OpenFile> open = doing("read", file, () -> OpenFile.open(file));
        if (open.isPresent() && open.get().etag().equals(object.etag())) {
            return open.get().bytes();
        }
        doing("close", file, () -> {
            if (open.isPresent()) {
                open.get().close();
            }
            return open;
        });
        throw StoreException.replaced(file.toString(), object);
    }

    @Override
    public Optional<String> put(String key, ObjectBody body, Condition condition) {
        Path file = paths.file(key);
        return doing("write", file, () -> {
            prepare();
            // asked before the lock as well, so that no gigabytes are copied for nothing
            return condition.holds(etag(file)) ? write(file, body, condition) : Optional.empty();
        });
    }

    @Override
    public List<StoredObject> list(String prefix) {
        Path folder = paths.folder(prefix);
        return doing("list", folder, () -> DirectoryListing.of(folder, paths, prefix));
    }

    @Override
    public void delete(String key) {
        Path file = paths.file(key);
        doing("delete", file, () -> {
            boolean found = etag(file).isPresent();
            if (found) {
                prepare();
                lock.holding(() -> {
                    // asked again, as a folder may have taken the name
                    boolean deleted = etag(file).isPresent() && Files.deleteIfExists(file);
                    folders.removeEmpty(file);
                    return deleted;
                });
            }
            return found;
        });
    }

    @Override
    public void close() {}

    private Optional<String> write(Path file, ObjectBody body, Condition condition) throws IOException {
        try (TemporaryFiles.Written written = temporary.write(body, file.toString())) {
            List<Path> changed = new ArrayList<>();
            Optional<String> etag = lock.holding(() -> {
                if (!condition.holds(etag(file))) {
                    return Optional.empty();
                }
                if (Files.isDirectory(file)) {
                    throw new StoreException(
                            "cannot write " + file + ": a folder is there, as objects stand below this key",
                            "publish to another folder");
                }
                changed.addAll(folders.create(file));
                written.moveTo(file);
                return etag(file);
            });
            ParentFolders.force(changed);
            return etag;
        }
    }

    private static Optional<String> etag(Path file) throws IOException {
        return OpenFile.reading(file, OpenFile::etag);
    }

    private synchronized void prepare() throws IOException {
        if (!prepared) {
            Files.createDirectories(root.resolve(OWN));
            temporary.removeAbandoned();
            prepared = true;
        }
    }

    private <T> T doing(String action, Path file, DirectoryLock.Action<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw FileFailure.of(action, file, root, e);
        }
    }
}
