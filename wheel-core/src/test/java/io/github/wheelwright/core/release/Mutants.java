package io.github.wheelwright.core.release;

import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.journal.Condemned;
import io.github.wheelwright.core.journal.Journal;
import io.github.wheelwright.core.release.World.Work;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoredObject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The protocol with a rule left out. */
final class Mutants {
    private Mutants() {}

    /** Writes whatever is there, to the keys that {@code where} says. */
    static Work writingOver(Work work, Predicate<String> where) {
        return on(work, store -> new ForwardingStore(store) {
            @Override
            public Optional<String> put(String key, ObjectBody body, Condition condition) {
                return super.put(key, body, where.test(key) ? Condition.ALWAYS : condition);
            }

            @Override
            public Optional<StoredObject> head(String key) {
                return where.test(key) ? Optional.empty() : super.head(key);
            }
        });
    }

    /** Knows nothing of the condemned. */
    static Work notSparing(Work work) {
        return on(work, store -> new ForwardingStore(store) {
            @Override
            public Optional<Content> get(String key) {
                return key.equals(Condemned.KEY) ? Optional.empty() : super.get(key);
            }
        });
    }

    /** Writes no journal. */
    static Work withoutJournal(Work work) {
        return on(work, store -> new ForwardingStore(store) {
            @Override
            public Optional<String> put(String key, ObjectBody body, Condition condition) {
                return key.startsWith(Journal.FOLDER)
                        ? Optional.of(body.sha256().hex())
                        : super.put(key, body, condition);
            }
        });
    }

    /** Does not notice that it was held up. */
    static Work timeless(Work work) {
        return new Work(
                work.name(),
                work.mayFail(),
                work.done(),
                (store, host) -> work.task()
                        .run(
                                store,
                                new Host(
                                        host.name(),
                                        Clock.fixed(
                                                host.clock().instant(),
                                                host.clock().getZone()),
                                        host.pause(),
                                        host.parallel())));
    }

    /** Reads pages before journals. */
    static Work readingPagesFirst(Work prune) {
        return on(prune, store -> new ForwardingStore(store) {
            private final Map<String, Optional<Content>> pages = new HashMap<>();
            private List<StoredObject> all = List.of();

            @Override
            public List<StoredObject> list(String prefix) {
                if (prefix.isEmpty()) {
                    return all;
                }
                all = super.list("");
                pages.clear();
                all.stream()
                        .map(StoredObject::key)
                        .filter(key -> key.endsWith("index.json"))
                        .forEach(key -> pages.put(key, super.get(key)));
                return super.list(prefix);
            }

            @Override
            public Optional<Content> get(String key) {
                return pages.containsKey(key) ? pages.get(key) : super.get(key);
            }
        });
    }

    private static Work on(Work work, UnaryOperator<ObjectStore> change) {
        return new Work(
                work.name(),
                work.mayFail(),
                work.done(),
                (store, host) -> work.task().run(change.apply(store), host));
    }
}
