package io.github.wheelwright.core.fsck;

import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.InvalidPageException;
import io.github.wheelwright.core.index.JsonPages;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.page.PageDocument;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that is in a store, as it was found.
 *
 * @param objects every object
 * @param roots every root, by folder; commits before channels, as a yank has to reach them
 * @param unreadable pages that are not ours or damaged, and why
 */
record IndexTree(SortedMap<String, StoredObject> objects, Map<String, Root> roots, Map<String, String> unreadable) {
    /**
     * One root.
     *
     * @param folder its folder
     * @param list its list, or {@link ProjectList#EMPTY}
     * @param pages its pages, by the name of their folder
     */
    record Root(String folder, ProjectList list, SortedMap<String, ProjectPage> pages) {
        boolean isChannel() {
            return list.channel().step() > 0;
        }

        boolean hasList() {
            return list.revision().generation() > 0;
        }
    }

    /** A file where a page lists it. */
    record Listing(Root root, ProjectPage page, IndexFile file) {}

    private record Parsed(String key, Optional<ProjectList> list, Optional<ProjectPage> page, String problem) {}

    /** Lists {@code store} and reads every page. */
    static IndexTree read(ObjectStore store, Host host) {
        SortedMap<String, StoredObject> objects = new TreeMap<>();
        store.list("").forEach(object -> objects.put(object.key(), object));
        List<String> states = objects.keySet().stream()
                .filter(key -> key.equals(PageDocument.STATE) || key.endsWith("/" + PageDocument.STATE))
                .toList();
        Map<String, ProjectList> lists = new TreeMap<>();
        Map<String, SortedMap<String, ProjectPage>> pages = new TreeMap<>();
        Map<String, String> unreadable = new TreeMap<>();
        for (Parsed parsed : host.parallel().map(states, key -> parsed(store, key))) {
            String folder = parsed.key().substring(0, parsed.key().length() - PageDocument.STATE.length());
            parsed.list().ifPresent(list -> lists.put(folder, list));
            parsed.page()
                    .ifPresent(page -> pages.computeIfAbsent(above(folder), f -> new TreeMap<>())
                            .put(name(folder), page));
            if (!parsed.problem().isEmpty()) {
                unreadable.put(parsed.key(), parsed.problem());
            }
        }
        List<Root> roots = new ArrayList<>();
        lists.forEach((folder, list) -> roots.add(new Root(folder, list, pages.getOrDefault(folder, new TreeMap<>()))));
        pages.forEach((folder, below) -> {
            if (!lists.containsKey(folder) && !unreadable.containsKey(folder + PageDocument.STATE)) {
                roots.add(new Root(folder, ProjectList.EMPTY, below));
            }
        });
        roots.sort(Comparator.comparing(Root::isChannel).thenComparing(Root::folder));
        Map<String, Root> byFolder = new LinkedHashMap<>();
        roots.forEach(root -> byFolder.put(root.folder(), root));
        return new IndexTree(objects, byFolder, unreadable);
    }

    /** Every listing of every file. */
    List<Listing> listings() {
        List<Listing> all = new ArrayList<>();
        roots.values()
                .forEach(root -> root.pages()
                        .values()
                        .forEach(page -> page.files().forEach(file -> all.add(new Listing(root, page, file)))));
        return all;
    }

    /** Whether a page at {@code folder} or below it shows a file that stays: a pruned build does not. */
    boolean shows(String folder) {
        return roots.values().stream()
                .filter(root -> root.folder().startsWith(folder))
                .anyMatch(root -> root.pages().values().stream()
                        .anyMatch(page -> page.files().stream().anyMatch(file -> !file.isDeparting())));
    }

    /** {@code a/b/} is above {@code a/b/c/}, and the empty folder above {@code a/}. */
    static String above(String folder) {
        return folder.isEmpty() ? "" : folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
    }

    /** The last segment of a folder. */
    static String name(String folder) {
        return folder.isEmpty() ? "" : folder.substring(above(folder).length(), folder.length() - 1);
    }

    private static Parsed parsed(ObjectStore store, String key) {
        Optional<Content> content = store.get(key);
        if (content.isEmpty()) {
            return new Parsed(key, Optional.empty(), Optional.empty(), "");
        }
        byte[] bytes = content.get().bytes();
        String where = store.describe(key);
        try {
            return new String(bytes, StandardCharsets.UTF_8).contains("\"files\":")
                    ? new Parsed(key, Optional.empty(), Optional.of(JsonPages.parseProject(bytes, key, where)), "")
                    : new Parsed(key, Optional.of(JsonPages.parseList(bytes, where)), Optional.empty(), "");
        } catch (InvalidPageException e) {
            return new Parsed(key, Optional.empty(), Optional.empty(), e.getMessage());
        }
    }
}
