package io.github.wheelwright.core.release;

/** A set of {@link StateHash}es, 16 bytes each. */
final class StateSet {
    private long[] slots = new long[1 << 12];
    private long size;

    /** Whether it is new. */
    boolean add(StateHash hash) {
        if (size * 5 > slots.length / 2 * 3L) {
            grow();
        }
        boolean added = insert(slots, hash.a(), hash.b());
        size += added ? 1 : 0;
        return added;
    }

    long size() {
        return size;
    }

    private void grow() {
        long[] larger = new long[Math.multiplyExact(slots.length, 2)];
        for (int i = 0; i < slots.length; i += 2) {
            if (slots[i] != 0 || slots[i + 1] != 0) {
                insert(larger, slots[i], slots[i + 1]);
            }
        }
        slots = larger;
    }

    private static boolean insert(long[] slots, long a, long b) {
        int mask = slots.length - 1;
        for (int i = (int) a << 1 & mask; ; i = i + 2 & mask) {
            if (slots[i] == 0 && slots[i + 1] == 0) {
                slots[i] = a;
                slots[i + 1] = b;
                return true;
            }
            if (slots[i] == a && slots[i + 1] == b) {
                return false;
            }
        }
    }
}
