package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What the readers of an index see of it. */
final class Pages {
    private Pages() {}

    /** All pages and lists of {@code store} with their text. */
    static Map<String, String> of(ObjectStore store) {
        Map<String, String> pages = new TreeMap<>();
        store.list("").stream()
                .map(StoredObject::key)
                .filter(key -> !key.startsWith("_") && (key.endsWith(".html") || key.endsWith(".json")))
                .forEach(key -> store.get(key)
                        .ifPresent(page -> pages.put(key, new String(page.bytes(), StandardCharsets.UTF_8))));
        return pages;
    }
}
