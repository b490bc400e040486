package io.github.wheelwright.core.release;

import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.journal.Journal;
import io.github.wheelwright.core.journal.OutlastedException;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps a run's {@link Journal} fresh. A page is written only in the first half of the time that the journal was last promised for;
 * the other half is left to a request that is slow, and to clocks that differ.
 */
final class Presence {
    private static final int ATTEMPTS = 60;

    private final ObjectStore store;
    private final Host host;
    private final Duration grace;
    private final Journal journal;
    private final ReentrantLock lock = new ReentrantLock();
    private String etag = "";
    private Instant refreshed = Instant.MIN;

    private Presence(ObjectStore store, Host host, Duration grace, Journal journal) {
        this.store = store;
        this.host = host;
        this.grace = grace;
        this.journal = journal;
    }

    /** Writes the journal of {@code plan}, or takes over what another run of the same plan left. */
    static Presence begin(ObjectStore store, Host host, Duration grace, ReleasePlan plan) {
        Instant now = host.clock().instant();
        Presence presence = new Presence(store, host, grace, plan.journal(now, now.plus(grace), host.name()));
        presence.write(store.get(presence.journal.key()), true);
        return presence;
    }

    /**
     * Comes before every write that relies on what has been checked.
     *
     * @throws OutlastedException where that may not be so any more
     */
    void confirm() {
        lock.lock();
        try {
            Duration age = Duration.between(refreshed, host.clock().instant());
            if (age.compareTo(grace.dividedBy(2)) >= 0) {
                throw new OutlastedException("the run was held up for " + age.toMinutes() + " minutes");
            }
            if (age.compareTo(grace.dividedBy(4)) >= 0) {
                write(Optional.of(new Content(new byte[0], etag)), false);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The run is complete: all its files are listed. */
    void end() {
        store.delete(journal.key());
    }

    private void write(Optional<Content> over, boolean create) {
        Optional<Content> expected = over;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (attempt > 0) {
                host.pause().before(attempt);
                expected = store.get(journal.key());
            }
            if (expected.isEmpty() && !create) {
                throw new OutlastedException(
                        store.describe(journal.key()) + " is gone: another run of the same plan has ended");
            }
            Instant now = host.clock().instant();
            Journal fresh = journal.refreshed(now.plus(grace), host.name());
            Optional<String> written = store.put(
                    journal.key(),
                    ObjectBody.of(fresh.render(), "application/json", ObjectBody.REVALIDATE),
                    expected.map(there -> Condition.matches(there.etag())).orElse(Condition.ABSENT));
            if (written.isPresent()) {
                etag = written.get();
                refreshed = now;
                return;
            }
        }
        throw new StoreException(
                store.describe(journal.key()) + " was changed by others " + ATTEMPTS + " times",
                "see what else runs this release, and run it once");
    }
}
