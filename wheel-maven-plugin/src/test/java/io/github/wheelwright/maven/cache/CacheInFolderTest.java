package io.github.wheelwright.maven.cache;

import io.github.wheelwright.core.store.DirectoryStore;
import io.github.wheelwright.core.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class CacheInFolderTest extends CacheContract {
    @TempDir
    private Path root;

    @Override
    ObjectStore newStore() throws IOException {
        return new DirectoryStore(Files.createTempDirectory(root, "store"));
    }
}
