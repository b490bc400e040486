package io.github.wheelwright.core.store;

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

    /** No condition. */
    record Always() implements Condition {}

    /** No object under the key. */
    record Absent() implements Condition {}

    /** The object under the key has this entity tag. */
    record Matches(String etag) implements Condition {}
}
