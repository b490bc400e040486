package io.github.wheelwright.core.page;

import io.github.wheelwright.core.index.HtmlPages;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.index.JsonPages;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.index.ProjectStatus;
import io.github.wheelwright.core.index.Revision;
import io.github.wheelwright.core.index.VariantMetadata;
import io.github.wheelwright.core.name.ProjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A page as objects in a store: one that holds its state (the JSON form), and others that are derived from it.
 *
 * @param stateKey key of the state
 * @param empty the state of a page that is not there yet
 * @param parse reads the state; the second argument names its place in messages
 * @param render writes the state
 * @param revision the state's place in its history
 * @param withRevision the state at another place in its history
 * @param derived the other objects
 */
public record PageDocument<S>(
        String stateKey,
        S empty,
        BiFunction<byte[], String, S> parse,
        Function<S, byte[]> render,
        Function<S, Revision> revision,
        BiFunction<S, Revision, S> withRevision,
        List<Derived<S>> derived) {

    /** An object that follows from the state. */
    public record Derived<S>(String key, String contentType, Function<S, byte[]> render) {}

    /** Name of the object that holds a page's state, in the page's folder. */
    public static final String STATE = "index.json";

    private static final String HTML = "index.html";

    /** The page of {@code project}; with {@code directoryKey} also under the key that ends in a slash. */
    public static PageDocument<ProjectPage> project(IndexRoot root, ProjectName project, boolean directoryKey) {
        return project(root, project, directoryKey, ProjectStatus.ACTIVE);
    }

    /** The same, which begins with the status {@code first}. */
    public static PageDocument<ProjectPage> project(
            IndexRoot root, ProjectName project, boolean directoryKey, ProjectStatus first) {
        String folder = root.folder(project);
        List<Derived<ProjectPage>> derived = new ArrayList<>();
        // A link is relative to the folder, so the same bytes serve under "torch/" and "torch/index.html".
        derived.add(
                new Derived<>(folder + HTML, HtmlPages.CONTENT_TYPE, page -> HtmlPages.render(page, folder + HTML)));
        if (directoryKey) {
            derived.add(new Derived<>(folder, HtmlPages.CONTENT_TYPE, page -> HtmlPages.render(page, folder + HTML)));
        }
        if (root.variantMetadata()) {
            String key = folder + "metadata.json";
            derived.add(new Derived<>(key, VariantMetadata.CONTENT_TYPE, page -> VariantMetadata.render(page, key)));
        }
        return new PageDocument<>(
                folder + STATE,
                ProjectPage.empty(project).with(first),
                (bytes, where) -> JsonPages.parseProject(bytes, folder + STATE, where),
                page -> JsonPages.render(page, folder + STATE),
                ProjectPage::revision,
                ProjectPage::with,
                derived);
    }

    /** The list at {@code root}. */
    public static PageDocument<ProjectList> list(IndexRoot root, boolean directoryKey) {
        List<Derived<ProjectList>> derived = new ArrayList<>();
        derived.add(new Derived<>(root.folder() + HTML, HtmlPages.CONTENT_TYPE, HtmlPages::render));
        if (directoryKey) {
            derived.add(new Derived<>(root.folder(), HtmlPages.CONTENT_TYPE, HtmlPages::render));
        }
        return new PageDocument<>(
                root.folder() + STATE,
                ProjectList.EMPTY,
                JsonPages::parseList,
                JsonPages::render,
                ProjectList::revision,
                ProjectList::at,
                derived);
    }
}
