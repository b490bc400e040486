package io.github.wheelwright.maven.cache;

import io.github.wheelwright.core.store.StoredObject;
import io.github.wheelwright.maven.ci.Scope;
import java.util.List;
import java.util.Optional;

/** What a cache has under a key. */
public sealed interface CacheState {
    /** What is there, or why nothing can be used, in words. */
    String description();

    /**
     * A complete build.
     *
     * @param manifest what it consists of
     * @param etag of the manifest
     * @param scope that it was found in
     */
    record Hit(Manifest manifest, String etag, Scope scope) implements CacheState {
        @Override
        public String description() {
            int count = manifest.files().size();
            return count + (count == 1 ? " file" : " files") + " in set " + manifest.set();
        }
    }

    /**
     * Wheels without a manifest, as vLLM's scripts leave them: nothing says whether they are all.
     *
     * @param files the wheels
     */
    record Legacy(List<StoredObject> files) implements CacheState {
        @Override
        public String description() {
            return files.size() + " wheels without a manifest, in the old form: nothing tells whether they are all";
        }
    }

    /**
     * Nothing that can be used.
     *
     * @param reason why
     * @param etag of a manifest that cannot be used, if there is one
     */
    record Miss(String reason, Optional<String> etag) implements CacheState {
        @Override
        public String description() {
            return reason;
        }
    }
}
