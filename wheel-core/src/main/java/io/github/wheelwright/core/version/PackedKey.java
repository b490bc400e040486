package io.github.wheelwright.core.version;

import io.github.wheelwright.core.text.Ascii;

/**
 * The order of versions as one {@code long}.
 *
 * <p>The key is monotone over <em>all</em> versions: {@code key(a) < key(b)} implies {@code a < b}. It is also {@link #isExact
 * exact} for most: two exact keys are equal only where the versions are. What does not fit fills the rest of its key with ones,
 * so that two versions with one key are compared by their {@link NormalForm normal forms}.
 *
 * <pre>
 * 62       51 50      41 40      31 30 29                        2 1  0
 * release[0]  release[1] release[2] 0  kind(3)  number(25)         tail
 * release[0]  release[1] release[2] 1  release[3](25)   kind(3)    tail
 * </pre>
 *
 * <p>25 bits hold the dates of nightly builds ({@code .dev20261121}) and of stub packages ({@code 2.31.0.20240406}).
 */
final class PackedKey {
    /** What no key is. */
    static final long NONE = 0;

    static final int DEV = 0;
    static final int ALPHA = 1;
    static final int BETA = 2;
    static final int CANDIDATE = 3;
    static final int FINAL = 4;
    static final int POST = 5;

    private static final int TAIL_DEV = 0;
    private static final int TAIL_PLAIN = 1;
    private static final int TAIL_LOCAL = 2;
    private static final int TAIL_REST = 3;

    private static final int FIRST_LIMIT = (1 << 12) - 1;
    private static final int SMALL_LIMIT = (1 << 10) - 1;
    private static final int LARGE_LIMIT = (1 << 25) - 1;
    private static final int MAX_DIGITS = 8;

    private PackedKey() {}

    /** Whether versions with this key are all equal. */
    static boolean isExact(long key) {
        return (key & 3) == TAIL_PLAIN;
    }

    /** Kind of an {@link #isExact exact} key. */
    static int kind(long key) {
        return (int) ((key & 1L << 30) == 0 ? key >>> 27 : key >>> 2) & 7;
    }

    /**
     * Key of a version in normal form, or {@link #NONE} where {@code text} is not in normal form, not a version, or not of the
     * common shape: up to four release numbers that fit, one of {@code aN bN rcN .postN .devN}, a local part.
     */
    static long ofCommon(String text) {
        int end = text.length();
        int at = 0;
        long release = 0;
        int fourth = 0;
        for (int segment = 0; ; segment++) {
            int start = at;
            int number = 0;
            while (at < end) {
                int digit = text.charAt(at) - '0';
                if (digit < 0 || digit > 9) {
                    break;
                }
                number = number * 10 + digit;
                at++;
            }
            if (!isNormalNumber(text, start, at)) {
                return NONE;
            }
            if (segment < 3) {
                if (number >= (segment == 0 ? FIRST_LIMIT : SMALL_LIMIT)) {
                    return NONE;
                }
                release |= (long) number << 51 - 10 * segment;
            } else {
                if (segment > 3 || number >= LARGE_LIMIT) {
                    return NONE;
                }
                fourth = number;
            }
            if (at == end) {
                return join(release, fourth, FINAL, 0, TAIL_PLAIN);
            }
            if (text.charAt(at) != '.' || at + 1 == end || !Ascii.isDigit(text.charAt(at + 1))) {
                return ofCommonSuffix(text, at, release, fourth);
            }
            at++;
        }
    }

    /** Whether there is a number in {@code [from, to)}, small enough for an {@code int} and without leading zeros. */
    private static boolean isNormalNumber(String text, int from, int to) {
        int digits = to - from;
        return digits == 1 || digits > 1 && digits <= MAX_DIGITS && text.charAt(from) != '0';
    }

    private static long ofCommonSuffix(String text, int from, long release, int fourth) {
        int end = text.length();
        int at = from;
        int kind = FINAL;
        int number = 0;
        char c = text.charAt(at);
        if (c != '+') {
            if (c == 'a' || c == 'b') {
                kind = c == 'a' ? ALPHA : BETA;
                at += 1;
            } else if (c == 'r' && text.startsWith("rc", at)) {
                kind = CANDIDATE;
                at += 2;
            } else if (c == '.' && text.startsWith(".dev", at)) {
                kind = DEV;
                at += 4;
            } else if (c == '.' && text.startsWith(".post", at)) {
                kind = POST;
                at += 5;
            } else {
                return NONE;
            }
            int stop = Ascii.skipDigits(text, at, end);
            if (fourth != 0 || !isNormalNumber(text, at, stop)) {
                return NONE;
            }
            number = Integer.parseInt(text, at, stop, 10);
            if (number >= LARGE_LIMIT) {
                return NONE;
            }
            at = stop;
        }
        if (at == end) {
            return join(release, fourth, kind, number, TAIL_PLAIN);
        }
        return text.charAt(at) == '+' && isNormalLocal(text, at + 1)
                ? join(release, fourth, kind, number, TAIL_LOCAL)
                : NONE;
    }

    private static boolean isNormalLocal(String text, int from) {
        int end = text.length();
        int at = from;
        while (true) {
            int start = at;
            boolean numeric = true;
            while (at < end && (Ascii.isDigit(text.charAt(at)) || text.charAt(at) >= 'a' && text.charAt(at) <= 'z')) {
                numeric &= Ascii.isDigit(text.charAt(at));
                at++;
            }
            if (at == start || numeric && at - start > 1 && text.charAt(start) == '0') {
                return false;
            }
            if (at == end) {
                return true;
            }
            if (text.charAt(at) != '.') {
                return false;
            }
            at++;
        }
    }

    /** Key of any version. */
    static long of(NormalForm version) {
        if (version.hasEpoch()) {
            return Long.MAX_VALUE;
        }
        long key = 0;
        int shift = 63;
        for (int segment = 0; segment < 3; segment++) {
            int width = segment == 0 ? 12 : 10;
            int limit = (1 << width) - 1;
            int number = Math.min(limit, version.releaseNumber(segment, limit));
            shift -= width;
            key |= (long) number << shift;
            if (number == limit) {
                return saturated(key, shift);
            }
        }
        int fourth = version.releaseNumber(3, LARGE_LIMIT);
        boolean longRelease = version.significantSegments() > 4;
        if (fourth == 0 && !longRelease) {
            return withNumber(version, key);
        }
        key |= 1L << 30 | (long) fourth << 5;
        return longRelease || fourth == LARGE_LIMIT ? saturated(key, 5) : withoutNumber(version, key);
    }

    private static long withNumber(NormalForm version, long release) {
        int number = version.firstSuffixNumber(LARGE_LIMIT);
        long key = release | (long) version.kind() << 27 | (long) number << 2;
        return number == LARGE_LIMIT ? saturated(key, 2) : key | tail(version);
    }

    private static long withoutNumber(NormalForm version, long release) {
        long key = release | (long) version.kind() << 2;
        return version.kind() == FINAL ? key | tail(version) : key | TAIL_REST;
    }

    private static int tail(NormalForm version) {
        if (version.kind() < FINAL && version.kind() > DEV && version.hasPost()) {
            return TAIL_REST;
        }
        if (version.kind() != DEV && version.hasDev()) {
            return TAIL_DEV;
        }
        return version.hasLocal() ? TAIL_LOCAL : TAIL_PLAIN;
    }

    private static long join(long release, int fourth, int kind, int number, int tail) {
        return fourth == 0
                ? release | (long) kind << 27 | (long) number << 2 | tail
                : release | 1L << 30 | (long) fourth << 5 | (long) kind << 2 | tail;
    }

    private static long saturated(long key, int freeBits) {
        return key | (1L << freeBits) - 1;
    }
}
