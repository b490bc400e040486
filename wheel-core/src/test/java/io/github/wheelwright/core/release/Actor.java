package io.github.wheelwright.core.release;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoreException;
import io.github.wheelwright.core.store.StoredObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A machine that publishes, prunes or moves a channel, one request at a time: it stops before each, and a schedule lets it go on. */
final class Actor implements ObjectStore {
    /** No run needs more requests; one that does is going round in a circle. */
    private static final int LIMIT = 4000;

    final String name;
    private final ModelObjects objects;
    private final Fiber fiber;
    private Request next = new Request(Request.Kind.READ, "");
    private Request last = next;
    private Instant sent = Instant.MIN;
    private Fault fault = Fault.NONE;
    private int requests;
    private boolean success;
    private Throwable failure;
    private Consumer<Runnable> later = effect -> {};

    /** An actor that does {@code work} on {@code objects}. */
    Actor(String name, ModelObjects objects, Consumer<ObjectStore> work) {
        this.name = name;
        this.objects = objects;
        this.fiber = Fiber.of(() -> {
            try {
                work.accept(this);
                success = true;
            } catch (Throwable e) {
                failure = e;
            }
        });
        fiber.resume();
    }

    /** The machine is gone. */
    static final class Lost extends Error {
        private static final long serialVersionUID = 1L;

        Lost() {
            super("lost", null, false, false);
        }
    }

    boolean isDone() {
        return fiber.isDone();
    }

    boolean hasSucceeded() {
        return success;
    }

    /** Whether it ended as the protocol foresees: well, lost, or by an error that tells people what to do. */
    Optional<Throwable> defect() {
        return Optional.ofNullable(failure).filter(e -> !(e instanceof Lost || e instanceof WheelException));
    }

    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    int requests() {
        return requests;
    }

    /** The request that it will do next. */
    Request next() {
        return next;
    }

    /** When it sent that. */
    Instant sent() {
        return sent;
    }

    /** The request as it was done: a write whose condition did not hold was a read. */
    Request last() {
        return last;
    }

    /** Where requests go that are done after their machine was lost. */
    void landingLater(Consumer<Runnable> where) {
        later = where;
    }

    /** Does the next request, and goes on to the one after. */
    void step(Fault with) {
        fault = with;
        fiber.resume();
    }

    private <T> T request(Request.Kind kind, String key, Supplier<T> effect) {
        if (++requests > LIMIT) {
            throw new AssertionError(name + " goes round in a circle at " + key);
        }
        next = new Request(kind, key);
        sent = objects.clock().instant();
        fiber.pause();
        last = next;
        Fault now = fault;
        switch (now) {
            case FAILS_BEFORE -> throw failed(key);
            case DIES_BEFORE -> throw new Lost();
            case LANDS_LATER -> {
                later.accept(effect::get);
                throw new Lost();
            }
            default -> {}
        }
        T result = effect.get();
        switch (now) {
            case FAILS_AFTER -> throw failed(key);
            case DIES_AFTER -> throw new Lost();
            case LANDS_TWICE -> later.accept(effect::get);
            default -> {}
        }
        return result;
    }

    private static StoreException failed(String key) {
        return new StoreException("503 for " + key, "run this again");
    }

    @Override
    public Optional<String> put(String key, ObjectBody body, Condition condition) {
        Optional<String> etag = request(
                Request.Kind.WRITE,
                key,
                () -> fault == Fault.REFUSED && !condition.equals(Condition.ALWAYS)
                        ? Optional.empty()
                        : objects.put(key, body, condition));
        if (etag.isEmpty()) {
            last = new Request(Request.Kind.READ, key);
        }
        if (fault == Fault.ASKED_AGAIN) {
            fault = Fault.NONE;
            String own = body.sha256().hex();
            return request(Request.Kind.READ, key, () -> objects.head(key))
                    .map(StoredObject::etag)
                    .filter(own::equals);
        }
        return etag;
    }

    @Override
    public void delete(String key) {
        request(Request.Kind.WRITE, key, () -> {
            objects.delete(key);
            return key;
        });
    }

    @Override
    public String describe(String key) {
        return key;
    }

    @Override
    public Optional<StoredObject> head(String key) {
        return request(Request.Kind.READ, key, () -> objects.head(key));
    }

    @Override
    public Optional<Content> get(String key) {
        return request(Request.Kind.READ, key, () -> objects.get(key));
    }

    @Override
    public ByteSource open(StoredObject object) {
        return request(Request.Kind.READ, object.key(), () -> objects.open(object));
    }

    @Override
    public List<StoredObject> list(String prefix) {
        return request(Request.Kind.LIST, prefix, () -> objects.list(prefix));
    }

    @Override
    public void close() {}
}
