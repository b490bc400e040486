package io.github.wheelwright.core.release;

/** A digest of 128 bits, grown from what is mixed into it in order. */
record StateHash(long a, long b) {
    static final StateHash NONE = new StateHash(0x9e3779b97f4a7c15L, 0xc2b2ae3d27d4eb4fL);

    StateHash with(String text) {
        long c = a;
        long d = b;
        for (int i = 0; i < text.length(); i++) {
            c = mixed(c ^ text.charAt(i));
            d = mixed(d + text.charAt(i) * 0xff51afd7ed558ccdL + 1);
        }
        return new StateHash(mixed(c + text.length()), mixed(d ^ text.length()));
    }

    StateHash with(long value) {
        return new StateHash(mixed(a ^ value), mixed(b + value * 0xff51afd7ed558ccdL + 1));
    }

    StateHash with(StateHash other) {
        return new StateHash(mixed(a ^ other.a), mixed(b + other.b));
    }

    /** The same whatever the order in which things are added, or taken out again. */
    StateHash xor(StateHash other) {
        return new StateHash(a ^ other.a, b ^ other.b);
    }

    /** The finalizer of MurmurHash3, which is a bijection. */
    private static long mixed(long value) {
        long x = value + 0x9e3779b97f4a7c15L;
        x = (x ^ x >>> 33) * 0xff51afd7ed558ccdL;
        x = (x ^ x >>> 33) * 0xc4ceb9fe1a85ec53L;
        return x ^ x >>> 33;
    }
}
