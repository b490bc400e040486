package io.github.wheelwright.core.release;

import io.github.wheelwright.core.index.JsonPages;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.page.PageDocument;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The other forms of a page, as they follow from its state. */
final class Forms {
    private Forms() {}

    /** The forms of the page whose state is at {@code key}, by their keys. */
    static Map<String, byte[]> of(ModelObjects objects, String key) {
        byte[] state = objects.held(key).orElseThrow().bytes();
        String folder = key.substring(0, key.length() - "index.json".length());
        Map<String, byte[]> forms = new TreeMap<>();
        if (new String(state, StandardCharsets.UTF_8).contains("\"files\":")) {
            ProjectPage page = JsonPages.parseProject(state, key, key);
            String root = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
            PageDocument.project(Watcher.at(root), page.name(), false)
                    .derived()
                    .forEach(form -> forms.put(form.key(), form.render().apply(page)));
        } else {
            ProjectList list = JsonPages.parseList(state, key);
            PageDocument.list(Watcher.at(folder), false)
                    .derived()
                    .forEach(form -> forms.put(form.key(), form.render().apply(list)));
        }
        return forms;
    }
}
