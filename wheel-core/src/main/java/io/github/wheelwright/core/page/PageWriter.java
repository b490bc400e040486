package io.github.wheelwright.core.page;

import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.host.Pause;
import io.github.wheelwright.core.index.HtmlPages;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.InvalidPageException;
import io.github.wheelwright.core.index.JsonPages;
import io.github.wheelwright.core.index.Revision;
import io.github.wheelwright.core.metadata.CoreMetadata;
import io.github.wheelwright.core.metadata.InvalidMetadataException;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.staging.Dependencies;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoreException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Changes pages that others may be changing too, and loses neither's work.
 *
 * <p>The state is changed by compare-and-swap. A derived object is written over the one whose entity tag was read <em>before</em>
 * the state it is rendered from: whoever is overtaken fails that write and begins again, so the last one written was rendered from
 * the last state.
 */
public final class PageWriter {
    private final ObjectStore store;
    private final Host host;
    private final Runnable guard;

    public PageWriter(ObjectStore store, Host host) {
        this(store, host, () -> {});
    }

    /** {@code guard} runs before each write, and throws where it may not be done. */
    public PageWriter(ObjectStore store, Host host, Runnable guard) {
        this.store = store;
        this.host = host;
        this.guard = guard;
    }

    /** What became of a page. */
    public record Outcome<S>(S state, boolean changed) {}

    /**
     * The page as it is, {@link PageDocument#empty} where there is none.
     *
     * @throws InvalidPageException where somebody else's page stands there
     */
    public <S> S read(PageDocument<S> document) {
        Optional<Content> found = store.get(document.stateKey());
        if (found.isEmpty()) {
            refuseForeign(document, derived(document));
        }
        return parsed(document, found);
    }

    /** Whether all derived objects are what follows from the state; a page that is being changed meanwhile is asked again. */
    public <S> boolean isConsistent(PageDocument<S> document) {
        for (int attempt : host.pause().attempts()) {
            Optional<Content> before = store.get(document.stateKey());
            List<Optional<Content>> derived = derived(document);
            boolean fits = before.isEmpty()
                    ? derived.stream().allMatch(Optional::isEmpty)
                    : allFit(document, parsed(document, before), derived);
            boolean still = store.get(document.stateKey()).map(Content::etag).equals(before.map(Content::etag));
            if (fits || still) {
                return fits;
            }
        }
        return false;
    }

    /**
     * Derives again what does not follow from the state. Where another run has changed the state and is about to derive the rest, its
     * work is done for it. False where there is no state.
     */
    public <S> boolean mend(PageDocument<S> document) {
        if (store.get(document.stateKey()).isEmpty()) {
            return false;
        }
        update(document, UnaryOperator.identity());
        return true;
    }

    /** What a file requires, by the METADATA beside it; nothing where that cannot be told. */
    List<Requirement> requirements(IndexFile file) {
        String key = IndexFile.metadataKey(file.key());
        try {
            return store.get(key)
                    .map(content -> Dependencies.requirements(CoreMetadata.parse(content.bytes(), store.describe(key))))
                    .orElse(List.of());
        } catch (InvalidMetadataException e) {
            return List.of();
        }
    }

    private <S> S parsed(PageDocument<S> document, Optional<Content> found) {
        return found.map(content -> document.parse().apply(content.bytes(), store.describe(document.stateKey())))
                .orElse(document.empty());
    }

    private <S> List<Optional<Content>> derived(PageDocument<S> document) {
        return document.derived().stream()
                .map(derived -> store.get(derived.key()))
                .toList();
    }

    /** A page without a state that we did not render lists files that we do not know. */
    private <S> void refuseForeign(PageDocument<S> document, List<Optional<Content>> derived) {
        for (int i = 0; i < derived.size(); i++) {
            PageDocument.Derived<S> page = document.derived().get(i);
            if (page.contentType().equals(HtmlPages.CONTENT_TYPE)
                    && derived.get(i)
                            .map(content -> !HtmlPages.isOurs(content.bytes()))
                            .orElse(false)) {
                throw new InvalidPageException(
                        store.describe(page.key())
                                + " is not a page that Wheelwright wrote: writing over it would lose what it lists",
                        "publish to an empty prefix; or delete that page, and run wheel:index to list the files that are there");
            }
        }
    }

    /**
     * Applies {@code change} to the page as it is, and derives the other objects. The page's generation grows by one where the
     * change makes a difference; where it makes none, only derived objects that do not fit are written.
     */
    public <S> Outcome<S> update(PageDocument<S> document, UnaryOperator<S> change) {
        boolean changed = false;
        for (int attempt : host.pause().attempts()) {
            List<Optional<Content>> before = derived(document);
            Optional<Content> found = store.get(document.stateKey());
            if (found.isEmpty()) {
                refuseForeign(document, before);
            }
            S current = parsed(document, found);
            S next = change.apply(current);
            boolean differs = found.isEmpty() || !next.equals(current);
            if (differs) {
                Revision revision = document.revision().apply(next);
                next = document.withRevision().apply(next, revision.next());
                if (!put(document.stateKey(), document.render().apply(next), JsonPages.CONTENT_TYPE, found)) {
                    continue;
                }
                changed = true;
            }
            if (derive(document, next, before)) {
                return new Outcome<>(next, changed);
            }
        }
        throw new StoreException(
                store.describe(document.stateKey()) + " was changed by others " + Pause.ATTEMPTS
                        + " times while it was to be changed",
                "run the same command again: it goes on where this run stopped");
    }

    private <S> boolean derive(PageDocument<S> document, S state, List<Optional<Content>> before) {
        boolean all = true;
        for (int i = 0; i < before.size(); i++) {
            PageDocument.Derived<S> derived = document.derived().get(i);
            byte[] bytes = derived.render().apply(state);
            boolean fits = fits(before.get(i), bytes);
            all &= fits || put(derived.key(), bytes, derived.contentType(), before.get(i));
        }
        return all;
    }

    private static <S> boolean allFit(PageDocument<S> document, S state, List<Optional<Content>> derived) {
        boolean all = true;
        for (int i = 0; i < derived.size(); i++) {
            all &= fits(derived.get(i), document.derived().get(i).render().apply(state));
        }
        return all;
    }

    private static boolean fits(Optional<Content> content, byte[] bytes) {
        return content.map(there -> Arrays.equals(there.bytes(), bytes)).orElse(false);
    }

    private boolean put(String key, byte[] bytes, String contentType, Optional<Content> over) {
        Condition condition =
                over.map(content -> Condition.matches(content.etag())).orElse(Condition.ABSENT);
        guard.run();
        return store.put(key, ObjectBody.of(bytes, contentType, ObjectBody.REVALIDATE), condition)
                .isPresent();
    }
}
