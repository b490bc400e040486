package io.github.wheelwright.core.release;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.StoreException;
import io.github.wheelwright.core.store.StoredObject;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** A request with all that it says; two that say the same are equal. */
final class Op {
    private final Request request;
    private final String content;
    private final Function<ModelObjects, Object> effect;

    private Op(Request.Kind kind, String key, String content, Function<ModelObjects, Object> effect) {
        this.request = new Request(kind, key);
        this.content = content;
        this.effect = effect;
    }

    static Op head(String key) {
        return new Op(Request.Kind.READ, key, "head", objects -> objects.head(key));
    }

    static Op get(String key) {
        return new Op(Request.Kind.READ, key, "get", objects -> objects.get(key));
    }

    static Op open(StoredObject object) {
        return new Op(Request.Kind.READ, object.key(), "open " + object.etag(), objects -> objects.open(object));
    }

    static Op list(String prefix) {
        return new Op(Request.Kind.LIST, prefix, "list", objects -> objects.list(prefix));
    }

    static Op put(String key, ObjectBody body, Condition condition) {
        return new Op(
                Request.Kind.WRITE,
                key,
                "put " + body.sha256().hex() + " " + condition,
                objects -> objects.put(key, body, condition));
    }

    static Op delete(String key) {
        return new Op(Request.Kind.WRITE, key, "delete", objects -> {
            objects.delete(key);
            return key;
        });
    }

    /** What a machine is told, and when. */
    record Answer(Object told, Instant at, Function<Op, Object> result) {
        /** Two are the same where they tell the same at the same time. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Answer answer && told.equals(answer.told) && at.equals(answer.at);
        }

        @Override
        public int hashCode() {
            return told.hashCode() * 31 + at.hashCode();
        }

        /** The same, told at another time. */
        Answer at(Instant now) {
            return new Answer(told, now, result);
        }

        /** What a write is told that was not done for its condition. */
        static Answer refused(Instant at) {
            return new Answer(Optional.empty(), at, op -> Optional.empty());
        }

        /** What a machine is told whose client has given up. */
        static Answer failed(Instant at) {
            return new Answer("503", at, op -> {
                throw new StoreException("503 for " + op.request().key(), "run this again");
            });
        }
    }

    Request request() {
        return request;
    }

    /** The same for two that are equal. */
    String identity() {
        return content + " " + request.key();
    }

    boolean isWrite() {
        return request.kind() == Request.Kind.WRITE;
    }

    /** Whether it is a write that is done only where something is so. */
    boolean isConditional() {
        return content.startsWith("put") && !content.endsWith(Condition.ALWAYS.toString());
    }

    /** Does it. */
    Answer on(ModelObjects objects) {
        Instant now = objects.clock().instant();
        try {
            Object result = effect.apply(objects);
            return new Answer(told(result), now, op -> result);
        } catch (StoreException e) {
            return new Answer(String.valueOf(e.getMessage()), now, op -> {
                throw e;
            });
        }
    }

    private static Object told(Object result) {
        if (result instanceof Optional<?> found && found.orElse(null) instanceof Content content) {
            return content.etag();
        }
        // What an object holds follows from its tag, which has been told before.
        return result instanceof ByteSource ? "bytes" : result;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Op op && request.equals(op.request) && content.equals(op.content);
    }

    @Override
    public int hashCode() {
        return request.hashCode() * 31 + content.hashCode();
    }

    @Override
    public String toString() {
        return content.split(" ")[0] + " " + request.key();
    }
}
