package io.github.wheelwright.core.store;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/**
 * The rules for keys, the same in every store: relative, {@code /}-separated, without empty, {@code .} or {@code ..} segments,
 * backslashes or control characters, at most {@value #MAX_BYTES} bytes of UTF-8. One last {@code /} is allowed.
 */
public final class ObjectKey {
    /** Longest key of an S3 store, in bytes of UTF-8. */
    public static final int MAX_BYTES = 1024;

    /** Ascending order of the keys' UTF-8 bytes, which is the order that S3 lists in. */
    public static final Comparator<String> ORDER = ObjectKey::compare;

    private ObjectKey() {}

    /**
     * Returns {@code key} if it follows the rules.
     *
     * @throws RefusedKeyException naming the rule that it breaks
     */
    public static String check(String key) {
        if (key.isEmpty()) {
            throw refused(key, "it is empty");
        }
        checkCharacters(key);
        for (String segment : segments(key.endsWith("/") ? key.substring(0, key.length() - 1) : key)) {
            checkSegment(key, segment);
        }
        return key;
    }

    /** Returns {@code prefix} if some key could start with it: empty, or whole segments and the beginning of one more. */
    public static String checkPrefix(String prefix) {
        checkCharacters(prefix);
        String[] segments = segments(prefix);
        for (int i = 0; i < segments.length - 1; i++) {
            checkSegment(prefix, segments[i]);
        }
        return prefix;
    }

    private static String[] segments(String key) {
        return key.split("/", -1);
    }

    private static void checkSegment(String key, String segment) {
        if (segment.isEmpty()) {
            throw refused(key, "it has an empty segment");
        }
        if (segment.equals(".") || segment.equals("..")) {
            throw refused(key, "it has a segment \"" + segment + "\"");
        }
    }

    private static void checkCharacters(String key) {
        if (key.indexOf('\\') >= 0) {
            throw refused(key, "it has a backslash");
        }
        if (key.chars().anyMatch(Character::isISOControl)) {
            throw refused(key, "it has a control character");
        }
        byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > MAX_BYTES) {
            throw refused(key, "it is longer than " + MAX_BYTES + " bytes");
        }
        if (!new String(utf8, StandardCharsets.UTF_8).equals(key)) {
            throw refused(key, "it has half of a surrogate pair");
        }
    }

    private static RefusedKeyException refused(String key, String why) {
        String shown = key.codePoints()
                .limit(200)
                .map(c -> Character.isISOControl(c) ? '�' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return new RefusedKeyException("\"" + shown + "\" cannot be the key of an object: " + why, "");
    }

    private static int compare(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                // UTF-16 sorts surrogates (4 bytes in UTF-8) before U+E000..U+FFFF (3 bytes)
                boolean sameKind = Character.isSurrogate(x) == Character.isSurrogate(y);
                boolean bothLow = x < Character.MIN_SURROGATE || y < Character.MIN_SURROGATE;
                return sameKind || bothLow ? Character.compare(x, y) : Character.isSurrogate(x) ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
