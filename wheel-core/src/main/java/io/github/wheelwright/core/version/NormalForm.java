package io.github.wheelwright.core.version;

import io.github.wheelwright.core.text.Ascii;

/**
 * Where the parts of a version are in its normal form ({@code 1!2.3rc4.post5.dev6+7}), with numbers of any length; the slow,
 * exact counterpart of {@link PackedKey}.
 */
final class NormalForm {
    private final String text;
    private final int releaseStart;
    private final int releaseEnd;
    private final int significantEnd;
    private final int significantSegments;
    private final int kindOfPre;
    private final int preStart;
    private final int preEnd;
    private final int postStart;
    private final int postEnd;
    private final int devStart;
    private final int devEnd;
    private final int localStart;

    NormalForm(String text) {
        this.text = text;
        int end = text.length();
        int epochEnd = Ascii.skipDigits(text, 0, end);
        releaseStart = epochEnd < end && text.charAt(epochEnd) == '!' ? epochEnd + 1 : 0;

        int at = releaseStart;
        int segments = 0;
        int significant = 0;
        int lastSignificant = releaseStart;
        while (true) {
            int stop = Ascii.skipDigits(text, at, end);
            segments++;
            if (stop - at > 1 || text.charAt(at) != '0') {
                significant = segments;
                lastSignificant = stop;
            }
            at = stop;
            if (at + 1 >= end || text.charAt(at) != '.' || !Ascii.isDigit(text.charAt(at + 1))) {
                break;
            }
            at++;
        }
        releaseEnd = at;
        significantSegments = significant;
        significantEnd = lastSignificant;

        kindOfPre = kindOfPre(text, at);
        preStart = kindOfPre == PackedKey.FINAL ? -1 : at + (kindOfPre == PackedKey.CANDIDATE ? 2 : 1);
        preEnd = preStart < 0 ? at : Ascii.skipDigits(text, preStart, end);
        at = preEnd;

        postStart = text.startsWith(".post", at) ? at + 5 : -1;
        postEnd = postStart < 0 ? at : Ascii.skipDigits(text, postStart, end);
        at = postEnd;

        devStart = text.startsWith(".dev", at) ? at + 4 : -1;
        devEnd = devStart < 0 ? at : Ascii.skipDigits(text, devStart, end);
        localStart = devEnd < end ? devEnd + 1 : -1;
    }

    private static int kindOfPre(String text, int at) {
        return switch (at < text.length() ? text.charAt(at) : ' ') {
            case 'a' -> PackedKey.ALPHA;
            case 'b' -> PackedKey.BETA;
            case 'r' -> PackedKey.CANDIDATE;
            default -> PackedKey.FINAL;
        };
    }

    boolean hasEpoch() {
        return releaseStart > 0;
    }

    boolean hasPre() {
        return preStart >= 0;
    }

    boolean hasPost() {
        return postStart >= 0;
    }

    boolean hasDev() {
        return devStart >= 0;
    }

    boolean hasLocal() {
        return localStart >= 0;
    }

    String epoch() {
        return hasEpoch() ? text.substring(0, releaseStart - 1) : "0";
    }

    /** The release segment as written, with its trailing zeros. */
    String release() {
        return text.substring(releaseStart, releaseEnd);
    }

    /** Epoch and release. */
    String base() {
        return text.substring(0, releaseEnd);
    }

    /** Everything before the local part. */
    String withoutLocal() {
        return text.substring(0, devEnd);
    }

    /** {@code a}, {@code b} or {@code rc}; only where {@link #hasPre()}. */
    String preLetter() {
        return text.substring(releaseEnd, preStart);
    }

    String pre() {
        return text.substring(preStart, preEnd);
    }

    String post() {
        return text.substring(postStart, postEnd);
    }

    String dev() {
        return text.substring(devStart, devEnd);
    }

    String local() {
        return text.substring(localStart);
    }

    /** Number of release segments up to the last that is not zero. */
    int significantSegments() {
        return significantSegments;
    }

    /** The first of these that is there, of the ordering's point of view. */
    int kind() {
        if (hasPre()) {
            return kindOfPre;
        }
        if (hasPost()) {
            return PackedKey.POST;
        }
        return hasDev() ? PackedKey.DEV : PackedKey.FINAL;
    }

    /** The number beside {@link #kind()}, at most {@code limit}. */
    int firstSuffixNumber(int limit) {
        return switch (kind()) {
            case PackedKey.FINAL -> 0;
            case PackedKey.POST -> Digits.atMost(text, postStart, postEnd, limit);
            case PackedKey.DEV -> Digits.atMost(text, devStart, devEnd, limit);
            default -> Digits.atMost(text, preStart, preEnd, limit);
        };
    }

    /** The release number at {@code index} (zero where there is none), at most {@code limit}. */
    int releaseNumber(int index, int limit) {
        int at = releaseStart;
        for (int i = 0; at < significantEnd; i++) {
            int stop = Ascii.skipDigits(text, at, significantEnd);
            if (i == index) {
                return Digits.atMost(text, at, stop, limit);
            }
            at = stop + 1;
        }
        return 0;
    }

    /** Number of release segments as written. */
    int segments() {
        int segments = 1;
        for (int i = releaseStart; i < releaseEnd; i++) {
            if (text.charAt(i) == '.') {
                segments++;
            }
        }
        return segments;
    }

    /** Whether epoch and the first {@code segments} release numbers are those of {@code prefix}; missing ones are zero. */
    boolean sharesPrefix(NormalForm prefix, int segments) {
        if (compareEpochs(this, prefix) != 0) {
            return false;
        }
        int i = releaseStart;
        int j = prefix.releaseStart;
        for (int segment = 0; segment < segments; segment++) {
            int iEnd = Ascii.skipDigits(text, i, releaseEnd);
            int jEnd = Ascii.skipDigits(prefix.text, j, prefix.releaseEnd);
            if (Digits.compare(orZero(i, iEnd), prefix.orZero(j, jEnd)) != 0) {
                return false;
            }
            i = Math.min(iEnd + 1, releaseEnd);
            j = Math.min(jEnd + 1, prefix.releaseEnd);
        }
        return true;
    }

    private String orZero(int from, int to) {
        return from == to ? "0" : text.substring(from, to);
    }

    /** Whether release and pre-release part are the same, so that the two differ in post, dev and local parts only. */
    boolean sharesReleaseAndPre(NormalForm other) {
        if (compareEpochs(this, other) != 0 || compareReleases(this, other) != 0 || hasPre() != other.hasPre()) {
            return false;
        }
        return !hasPre() || kindOfPre == other.kindOfPre && pre().equals(other.pre());
    }

    /** The order of PEP 440, "Summary of permitted suffixes and relative ordering". */
    static int compare(NormalForm a, NormalForm b) {
        int order = compareEpochs(a, b);
        if (order == 0) {
            order = compareReleases(a, b);
        }
        if (order == 0) {
            order = Integer.compare(a.kindBeforePost(), b.kindBeforePost());
        }
        if (order == 0 && a.hasPre()) {
            order = Digits.compare(a.text, a.preStart, a.preEnd, b.text, b.preStart, b.preEnd);
        }
        if (order == 0) {
            order = compareAbsentFirst(a, a.postStart, a.postEnd, b, b.postStart, b.postEnd);
        }
        if (order == 0) {
            order = compareAbsentLast(a, a.devStart, a.devEnd, b, b.devStart, b.devEnd);
        }
        return order != 0 ? order : LocalOrder.compare(a.text, a.localStart, b.text, b.localStart);
    }

    /** A development release of the release itself comes before its pre-releases, everything else after them. */
    private int kindBeforePost() {
        int kind = kind();
        return kind == PackedKey.POST ? PackedKey.FINAL : kind;
    }

    private static int compareEpochs(NormalForm a, NormalForm b) {
        if (!a.hasEpoch() || !b.hasEpoch()) {
            return Boolean.compare(a.hasEpoch(), b.hasEpoch());
        }
        return Digits.compare(a.text, 0, a.releaseStart - 1, b.text, 0, b.releaseStart - 1);
    }

    private static int compareReleases(NormalForm a, NormalForm b) {
        int i = a.releaseStart;
        int j = b.releaseStart;
        while (i < a.significantEnd && j < b.significantEnd) {
            int iEnd = Ascii.skipDigits(a.text, i, a.significantEnd);
            int jEnd = Ascii.skipDigits(b.text, j, b.significantEnd);
            int order = Digits.compare(a.text, i, iEnd, b.text, j, jEnd);
            if (order != 0) {
                return order;
            }
            i = iEnd + 1;
            j = jEnd + 1;
        }
        return Boolean.compare(i < a.significantEnd, j < b.significantEnd);
    }

    private static int compareAbsentFirst(NormalForm a, int aFrom, int aTo, NormalForm b, int bFrom, int bTo) {
        return aFrom < 0 || bFrom < 0
                ? Boolean.compare(aFrom >= 0, bFrom >= 0)
                : Digits.compare(a.text, aFrom, aTo, b.text, bFrom, bTo);
    }

    private static int compareAbsentLast(NormalForm a, int aFrom, int aTo, NormalForm b, int bFrom, int bTo) {
        return aFrom < 0 || bFrom < 0
                ? Boolean.compare(aFrom < 0, bFrom < 0)
                : Digits.compare(a.text, aFrom, aTo, b.text, bFrom, bTo);
    }

    /** Equal for equal versions, however their trailing zeros. */
    int orderHash() {
        int hash = text.substring(0, significantEnd).hashCode();
        return 31 * hash + text.substring(releaseEnd).hashCode();
    }
}
