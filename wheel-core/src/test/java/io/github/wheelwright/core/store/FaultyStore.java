package io.github.wheelwright.core.store;

import io.github.wheelwright.core.bytes.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Stands before a store, counts what is asked of it, and fails where it is told to. */
public final class FaultyStore implements ObjectStore {
    private final ObjectStore store;
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final Map<Request, AtomicLong> requests = new EnumMap<>(Request.class);
    private final AtomicLong bytesRead = new AtomicLong();
    private final AtomicLong bytesWritten = new AtomicLong();

    /** A wrapper that fails nowhere yet. */
    public FaultyStore(ObjectStore store) {
        this.store = store;
        for (Request request : Request.values()) {
            requests.put(request, new AtomicLong());
        }
    }

    /** What a store can be asked for. */
    public enum Request {
        HEAD,
        GET,
        READ,
        PUT,
        COMPOSE,
        LIST,
        DELETE
    }

    /** When a request fails. */
    public enum When {
        /** Nothing has happened. */
        BEFORE,
        /** It has happened, and its answer is lost. */
        AFTER
    }

    private record Fault(Request request, String keyStart, When when) {}

    /** Fails one request, the next of this kind whose key starts so. */
    public FaultyStore next(Request request, String keyStart, When when) {
        faults.add(new Fault(request, keyStart, when));
        return this;
    }

    /** How often it was asked, by kind of request. */
    public Map<Request, Long> requests() {
        Map<Request, Long> counts = new EnumMap<>(Request.class);
        requests.forEach((request, count) -> counts.put(request, count.get()));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    /** Bytes of objects that were given out. */
    public long bytesRead() {
        return bytesRead.get();
    }

    /** Bytes of objects that were taken in. */
    public long bytesWritten() {
        return bytesWritten.get();
    }

    /** Begins to count anew. */
    public void forget() {
        requests.values().forEach(count -> count.set(0));
        bytesRead.set(0);
        bytesWritten.set(0);
    }

    @Override
    public String describe(String key) {
        return store.describe(key);
    }

    @Override
    public Optional<StoredObject> head(String key) {
        return asked(Request.HEAD, key, () -> store.head(key));
    }

    @Override
    public Optional<Content> get(String key) {
        Optional<Content> found = asked(Request.GET, key, () -> store.get(key));
        found.ifPresent(content -> bytesRead.addAndGet(content.bytes().length));
        return found;
    }

    @Override
    public ByteSource open(StoredObject object) {
        return new CountedSource(store.open(object), object.key());
    }

    @Override
    public Optional<String> put(String key, ObjectBody body, Condition condition) {
        bytesWritten.addAndGet(body.bytes().length());
        return asked(Request.PUT, key, () -> store.put(key, body, condition));
    }

    @Override
    public Optional<String> compose(String key, ObjectSplice splice, Condition condition) {
        return asked(Request.COMPOSE, key, () -> store.compose(key, splice, condition));
    }

    @Override
    public List<StoredObject> list(String prefix) {
        return asked(Request.LIST, prefix, () -> store.list(prefix));
    }

    @Override
    public void delete(String key) {
        asked(Request.DELETE, key, () -> {
            store.delete(key);
            return key;
        });
    }

    @Override
    public void close() {
        store.close();
    }

    private <T> T asked(Request request, String key, Supplier<T> effect) {
        requests.get(request).incrementAndGet();
        fail(request, key, When.BEFORE);
        T answer = effect.get();
        fail(request, key, When.AFTER);
        return answer;
    }

    private void fail(Request request, String key, When when) {
        for (Fault fault : faults) {
            if (fault.request == request
                    && fault.when == when
                    && key.startsWith(fault.keyStart)
                    && faults.remove(fault)) {
                throw new StoreException("made up: " + request + " of " + key + " failed " + when, "");
            }
        }
    }

    private final class CountedSource implements ByteSource {
        private final ByteSource source;
        private final String key;

        CountedSource(ByteSource source, String key) {
            this.source = source;
            this.key = key;
        }

        @Override
        public long length() {
            return source.length();
        }

        @Override
        public String description() {
            return source.description();
        }

        @Override
        public void read(long offset, ByteBuffer target) throws IOException {
            counted(target.remaining());
            source.read(offset, target);
        }

        @Override
        public InputStream stream(long offset, long length) throws IOException {
            counted(length);
            return source.stream(offset, length);
        }

        private void counted(long bytes) {
            bytesRead.addAndGet(asked(Request.READ, key, () -> bytes));
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
