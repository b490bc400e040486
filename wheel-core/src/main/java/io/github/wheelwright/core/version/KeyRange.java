package io.github.wheelwright.core.version;

/**
 * What a specifier accepts, as one range of {@link PackedKey packed keys}. The keys are monotone over all versions, so with an
 * exact key on the specifier's side the range decides for every version, whatever its own key.
 */
final class KeyRange {
    private static final int RELEASE_BITS = 30;
    private static final int FOURTH_BITS = 5;

    private KeyRange() {}

    /** Lowest key accepted (by {@code !=}: refused). */
    static long lowest(Operator operator, long key, boolean wildcard) {
        if (wildcard) {
            return releaseFloor(key);
        }
        return switch (operator) {
            case LESS, AT_MOST, ARBITRARY -> Long.MIN_VALUE;
            case GREATER -> familyCeiling(key) + 1;
            case EQUAL, NOT_EQUAL, AT_LEAST, COMPATIBLE -> key;
        };
    }

    /** Highest key accepted (by {@code !=}: refused); {@code segments} of the release are those written. */
    static long highest(Operator operator, long key, boolean wildcard, int segments) {
        if (wildcard) {
            return prefixCeiling(key, segments);
        }
        return switch (operator) {
            case GREATER, AT_LEAST, ARBITRARY -> Long.MAX_VALUE;
            case LESS -> below(key);
            // The key after an exact one is that of its local versions, which these operators do not tell apart.
            case AT_MOST, EQUAL, NOT_EQUAL -> key + 1;
            case COMPATIBLE -> prefixCeiling(key, segments - 1);
        };
    }

    private static boolean hasFourth(long key) {
        return (key & 1L << RELEASE_BITS) != 0;
    }

    private static long releaseFloor(long key) {
        return hasFourth(key) ? key >>> FOURTH_BITS << FOURTH_BITS : key >>> RELEASE_BITS << RELEASE_BITS;
    }

    /** PEP 440: {@code >V} must not allow a post-release of V unless V is one, nor a local version of V. */
    private static long familyCeiling(long key) {
        if (PackedKey.kind(key) != PackedKey.FINAL) {
            return key | 3;
        }
        return hasFourth(key)
                ? releaseFloor(key) | PackedKey.POST << 2 | 3
                : releaseFloor(key) | (1L << RELEASE_BITS) - 1;
    }

    /** PEP 440: {@code <V} must not allow a pre-release of V unless V is one. */
    private static long below(long key) {
        return switch (PackedKey.kind(key)) {
            case PackedKey.FINAL -> releaseFloor(key) + (hasFourth(key) ? 2 : 0);
            // The key before that of a post-release is that of its development releases.
            case PackedKey.POST -> key - 2;
            default -> key - 1;
        };
    }

    /** The last key of the versions whose release starts with the first {@code segments} numbers of this one. */
    private static long prefixCeiling(long key, int segments) {
        return switch (segments) {
            case 1 -> key | (1L << 51) - 1;
            case 2 -> key | (1L << 41) - 1;
            case 3 -> key | (1L << 31) - 1;
            default -> fourthOrMore(key);
        };
    }

    private static long fourthOrMore(long key) {
        long floor = hasFourth(key) ? releaseFloor(key) : releaseFloor(key) | 1L << RELEASE_BITS;
        return floor | (1L << FOURTH_BITS) - 1;
    }
}
