package io.github.wheelwright.core.release;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.ConflictException;
import io.github.wheelwright.core.journal.CondemnedDocument;
import io.github.wheelwright.core.journal.OutlastedException;
import io.github.wheelwright.core.page.PageWriter;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Carries out a {@link ReleasePlan} on a store: files first, then the pages that link to them, dependencies before dependents, then
 * the lists, then channels; what channels drop goes last, dependents first. Whenever it stops, what is listed is there, and the same
 * plan run again goes on from there.
 */
public final class Publisher {
    private static final int ATTEMPTS = 3;

    private final ObjectStore store;
    private final Progress progress;
    private final Host host;
    private final Graces graces;

    /** Publishes to {@code store} and tells {@code progress} about the files. */
    public Publisher(ObjectStore store, Progress progress) {
        this(store, progress, Host.LOCAL);
    }

    /** Publishes from {@code host}. */
    public Publisher(ObjectStore store, Progress progress, Host host) {
        this(store, progress, host, Graces.USUAL);
    }

    /** Publishes from {@code host}, and leaves others the time that {@code graces} say. */
    public Publisher(ObjectStore store, Progress progress, Host host, Graces graces) {
        this.store = store;
        this.progress = progress;
        this.host = host;
        this.graces = graces;
    }

    /** The same, which leaves what channels show no longer on their pages for {@code grace} where somebody may ask for it. */
    public Publisher departingAfter(Duration grace) {
        return new Publisher(store, progress, host, graces.departingAfter(grace));
    }

    /**
     * Reads the pages that {@code plan} changes, and writes nothing.
     *
     * @throws ConflictException where a name is listed with other content
     */
    public void check(ReleasePlan plan) {
        new Listings(new PageWriter(store, host), host).settled(plan);
    }

    /** Checks, writes, and compares what the store then holds with what was sent. */
    public PublishResult publish(ReleasePlan plan) {
        for (int attempt = 1; ; attempt++) {
            Presence presence = Presence.begin(store, host, graces.journal(), plan);
            try {
                PublishResult result = publish(plan, presence);
                // Who had nothing to write has not looked at the clock, and prune may have taken him for dead.
                presence.confirm();
                presence.end();
                return result;
            } catch (OutlastedException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private PublishResult publish(ReleasePlan plan, Presence presence) {
        Set<String> lost =
                new CondemnedDocument(store, host).spare(plan.journal(Instant.MIN, Instant.MAX, host.name()));
        PageWriter pages = new PageWriter(store, host, presence::confirm);
        ReleasePlan settled;
        try {
            settled = new Listings(pages, host).settled(plan);
        } catch (OutlastedException | StoreException e) {
            throw e;
        } catch (WheelException e) {
            presence.end();
            throw e;
        }
        return new PublishRun(store, pages, progress, host, graces).of(settled, lost, presence::confirm);
    }
}
