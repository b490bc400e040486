package io.github.wheelwright.core.store;

import java.util.Optional;

/** What must be so at the moment of a write. */
public sealed interface Condition {
    /** Write whatever is there. */
    Condition ALWAYS = new Always();

    /** Write only where no object is (HTTP {@code If-None-Match: *}). */
    Condition ABSENT = new Absent();

    /** Write only over the object that has this entity tag (HTTP {@code If-Match}). */
    static Condition matches(String etag) {
        return new Matches(etag);
    }

    /** Whether it holds where the object under the key has the entity tag {@code current}, or none is there. */
    boolean holds(Optional<String> current);

    /** No condition. */
    record Always() implements Condition {
        @Override
        public boolean holds(Optional<String> current) {
            return true;
        }
    }

    /** No object under the key. */
    record Absent() implements Condition {
        @Override
        public boolean holds(Optional<String> current) {
            return current.isEmpty();
        }
    }

    /** The object under the key has this entity tag. */
    record Matches(String etag) implements Condition {
        @Override
        public boolean holds(Optional<String> current) {
            return current.equals(Optional.of(etag));
        }
    }
}
