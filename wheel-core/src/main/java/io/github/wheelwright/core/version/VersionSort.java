package io.github.wheelwright.core.version;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Sorts versions by their packed keys: by counting on the bits of the first two release numbers, then within each run of these
 * as plain numbers, then those of one inexact key by comparison.
 */
final class VersionSort {
    /** Fewer are sorted faster by comparison. */
    private static final int SMALL = 100;

    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;
    private static final int LOW_BITS = 63 - 2 * DIGIT_BITS;
    private static final long LOW_MASK = (1L << LOW_BITS) - 1;

    /** What a long has left beside the low bits of a key. */
    private static final int PLACE_BITS = 63 - LOW_BITS;

    private static final int PLACE_MASK = (1 << PLACE_BITS) - 1;

    private final Version[] versions;
    private long[] keys;
    private int[] places;
    private long[] spareKeys;
    private int[] sparePlaces;

    private VersionSort(Version[] versions) {
        this.versions = versions;
        this.keys = new long[versions.length];
        this.places = new int[versions.length];
        this.spareKeys = new long[versions.length];
        this.sparePlaces = new int[versions.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = versions[i].key();
            places[i] = i;
        }
    }

    /** The versions in order; equal ones in the order in which they came. */
    static Version[] sorted(Version[] versions) {
        if (versions.length < SMALL || versions.length > PLACE_MASK) {
            Version[] sorted = versions.clone();
            Arrays.sort(sorted, Comparator.naturalOrder());
            return sorted;
        }
        return new VersionSort(versions).sorted();
    }

    private Version[] sorted() {
        distribute(LOW_BITS);
        distribute(LOW_BITS + DIGIT_BITS);
        Version[] sorted = new Version[keys.length];
        long[] packed = spareKeys;
        int from = 0;
        for (int i = 0; i < keys.length; i++) {
            packed[i] = (keys[i] & LOW_MASK) << PLACE_BITS | i - from;
            if (i + 1 == keys.length || keys[i + 1] >>> LOW_BITS != keys[i] >>> LOW_BITS) {
                Arrays.sort(packed, from, i + 1);
                gather(packed, sorted, from, i + 1);
                from = i + 1;
            }
        }
        return sorted;
    }

    /** One pass of counting sort on the digit at {@code shift}. */
    private void distribute(int shift) {
        int[] next = new int[DIGITS];
        for (long key : keys) {
            next[(int) (key >>> shift) & DIGITS - 1]++;
        }
        int start = 0;
        for (int digit = 0; digit < DIGITS; digit++) {
            int count = next[digit];
            next[digit] = start;
            start += count;
        }
        for (int i = 0; i < keys.length; i++) {
            int to = next[(int) (keys[i] >>> shift) & DIGITS - 1]++;
            spareKeys[to] = keys[i];
            sparePlaces[to] = places[i];
        }
        long[] usedKeys = keys;
        keys = spareKeys;
        spareKeys = usedKeys;
        int[] usedPlaces = places;
        places = sparePlaces;
        sparePlaces = usedPlaces;
    }

    private void gather(long[] packed, Version[] sorted, int from, int to) {
        int tie = from;
        for (int i = from; i < to; i++) {
            sorted[i] = versions[places[from + (int) (packed[i] & PLACE_MASK)]];
            if (i + 1 == to || packed[i + 1] >>> PLACE_BITS != packed[i] >>> PLACE_BITS) {
                if (i > tie && !PackedKey.isExact(packed[i] >>> PLACE_BITS)) {
                    Arrays.sort(sorted, tie, i + 1, Comparator.naturalOrder());
                }
                tie = i + 1;
            }
        }
    }
}
