package io.github.wheelwright.core.requirement;

import io.github.wheelwright.core.version.Specifier;
import org.jspecify.annotations.Nullable;

/**
 * The clauses of the markers read last: a few ({@code >= "3.9"}) stand in nearly all of them, and what is shared is neither read
 * nor fetched from memory again. Of bounded size; a lost update between threads only means that a clause is read twice.
 */
final class SpecifierCache {
    private static final int SIZE = 256;
    private static final int LONGEST = 16;

    private final @Nullable Entry[] entries = new @Nullable Entry[SIZE];

    private record Entry(Relation relation, String version, Specifier specifier) {}

    @Nullable
    Specifier find(Relation relation, String version) {
        Entry entry = entries[slot(relation, version)];
        return entry != null && entry.relation == relation && entry.version.equals(version) ? entry.specifier : null;
    }

    void keep(Relation relation, String version, Specifier specifier) {
        if (version.length() <= LONGEST) {
            entries[slot(relation, version)] = new Entry(relation, version, specifier);
        }
    }

    private static int slot(Relation relation, String version) {
        return 31 * version.hashCode() + relation.ordinal() & SIZE - 1;
    }
}
