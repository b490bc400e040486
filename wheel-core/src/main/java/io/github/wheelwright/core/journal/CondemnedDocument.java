package io.github.wheelwright.core.journal;

import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.host.Pause;
import io.github.wheelwright.core.journal.Condemned.Entry;
import io.github.wheelwright.core.journal.Condemned.State;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoreException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Reads and changes {@link Condemned} in a store. */
public final class CondemnedDocument {

    private final ObjectStore store;
    private final Host host;

    public CondemnedDocument(ObjectStore store, Host host) {
        this.store = store;
        this.host = host;
    }

    /** The document as it was at one moment. */
    public record Read(Condemned condemned, Optional<Content> content) {}

    public Read read() {
        Optional<Content> content = store.get(Condemned.KEY);
        return new Read(
                content.map(there -> Condemned.parse(there.bytes(), store.describe(Condemned.KEY)))
                        .orElse(Condemned.NONE),
                content);
    }

    /** Whether {@code next} took the place of what was read. */
    public boolean swap(Read read, Condemned next) {
        return store.put(
                        Condemned.KEY,
                        ObjectBody.of(next.render(), "application/json", ObjectBody.REVALIDATE),
                        read.content()
                                .map(there -> Condition.matches(there.etag()))
                                .orElse(Condition.ABSENT))
                .isPresent();
    }

    /** Changes the entries as they are at the moment of the write. */
    public void update(UnaryOperator<Map<String, Entry>> change) {
        for (int attempt : host.pause().attempts()) {
            Read read = read();
            Map<String, Entry> next =
                    change.apply(new TreeMap<>(read.condemned().entries()));
            if (next.equals(read.condemned().entries())
                    || swap(read, read.condemned().with(next))) {
                return;
            }
        }
        throw new StoreException(
                store.describe(Condemned.KEY) + " was changed by others " + Pause.ATTEMPTS + " times",
                "run the same command again");
    }

    /** Takes off what {@code journal} needs; returns what of it cannot be had, as it is being deleted. */
    public Set<String> spare(Journal journal) {
        Set<String> lost = new TreeSet<>();
        update(entries -> {
            lost.clear();
            entries.entrySet().removeIf(entry -> {
                boolean ours = journal.protects(entry.getKey());
                if (ours && entry.getValue().state() != State.CONDEMNED) {
                    lost.add(entry.getKey());
                    return false;
                }
                return ours;
            });
            return entries;
        });
        return lost;
    }
}
