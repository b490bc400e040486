package io.github.wheelwright.maven.cache;

import io.github.wheelwright.core.store.MemoryStore;
import io.github.wheelwright.core.store.ObjectStore;

class CacheInMemoryTest extends CacheContract {
    @Override
    ObjectStore newStore() {
        return new MemoryStore("memory");
    }
}
