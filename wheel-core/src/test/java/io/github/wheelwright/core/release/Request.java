package io.github.wheelwright.core.release;

/**
 * One request to a store.
 *
 * @param kind what it does
 * @param key its key, or the prefix of a listing
 */
record Request(Kind kind, String key) {
    enum Kind {
        READ,
        WRITE,
        LIST,
        /** The passing of time, which nothing commutes with. */
        TIME
    }

    /** Whether the order of the two makes a difference to anybody. */
    boolean dependsOn(Request other) {
        if (kind == Kind.TIME || other.kind == Kind.TIME) {
            return true;
        }
        if (kind != Kind.WRITE && other.kind != Kind.WRITE) {
            return false;
        }
        if (kind == Kind.LIST) {
            return other.key.startsWith(key);
        }
        return other.kind == Kind.LIST ? key.startsWith(other.key) : key.equals(other.key);
    }
}
