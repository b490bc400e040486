package io.github.wheelwright.core.retention;

import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.InvalidPageException;
import io.github.wheelwright.core.index.JsonPages;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.index.ProvenanceLink;
import io.github.wheelwright.core.index.SimpleLayout;
import io.github.wheelwright.core.journal.FileKey;
import io.github.wheelwright.core.page.PageDocument;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The objects of a store, and which of them a page lists.
 *
 * @param objects all objects that are files of the index, by key
 * @param listed keys of those that some page lists, and of what lies beside them
 */
record Reachable(Map<String, StoredObject> objects, Set<String> listed) {
    /** Lists {@code store} and reads every page in it. */
    static Reachable in(ObjectStore store, Host host, Set<String> condemned) {
        List<StoredObject> all = store.list("");
        List<String> states = all.stream()
                .map(StoredObject::key)
                .filter(key -> key.equals(PageDocument.STATE) || key.endsWith("/" + PageDocument.STATE))
                .toList();
        Set<String> listed = new HashSet<>();
        host.parallel()
                .map(states, key -> listedBy(store, key))
                .forEach(keys -> keys.forEach(key -> {
                    listed.add(key);
                    listed.add(IndexFile.metadataKey(key));
                    listed.add(ProvenanceLink.key(key));
                }));
        Set<String> folders = folders(states, condemned);
        listed.forEach(key -> folders.add(FileKey.folder(key)));
        Map<String, StoredObject> objects = new TreeMap<>();
        for (StoredObject object : all) {
            if (FileKey.isFile(object.key()) && folders.contains(FileKey.folder(object.key()))) {
                objects.put(object.key(), object);
            }
        }
        return new Reachable(objects, listed);
    }

    /** Folders that hold files of an index, and not of something else that has its place in the same store. */
    private static Set<String> folders(List<String> states, Set<String> condemned) {
        Set<String> folders = condemned.stream()
                .filter(FileKey::isFile)
                .map(FileKey::folder)
                .collect(Collectors.toCollection(HashSet::new));
        folders.add(new SimpleLayout().files());
        for (String key : states) {
            // The root of a commit stands in the folder of its files.
            String folder = key.substring(0, key.length() - PageDocument.STATE.length());
            if (folder.indexOf('/') == folder.length() - 1 && !folder.isEmpty()) {
                folders.add(folder);
            }
        }
        return folders;
    }

    private static List<String> listedBy(ObjectStore store, String key) {
        Optional<Content> page = store.get(key);
        if (page.isEmpty() || isList(page.get(), store.describe(key))) {
            return List.of();
        }
        ProjectPage project = JsonPages.parseProject(page.get().bytes(), key, store.describe(key));
        return project.files().stream().map(IndexFile::key).toList();
    }

    private static boolean isList(Content page, String where) {
        if (new String(page.bytes(), StandardCharsets.UTF_8).contains("\"files\"")) {
            return false;
        }
        try {
            JsonPages.parseList(page.bytes(), where);
            return true;
        } catch (InvalidPageException e) {
            throw new InvalidPageException(
                    where
                            + " is not a page that Wheelwright wrote: what it links to cannot be told, so nothing is deleted",
                    "move that object out of the index, or delete it",
                    e);
        }
    }
}
