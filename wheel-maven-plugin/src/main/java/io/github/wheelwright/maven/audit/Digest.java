package io.github.wheelwright.maven.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Kinds of digests that pages name, by the names of Python's {@code hashlib}. */
final class Digest {
    private static final Map<String, String> JAVA_NAMES = Map.of(
            "md5", "MD5", "sha1", "SHA-1", "sha224", "SHA-224", "sha256", "SHA-256", "sha384", "SHA-384", "sha512",
            "SHA-512");

    /** What readers accept under {@code --require-hashes}. */
    static final List<String> STRONG = List.of("sha256", "sha384", "sha512");

    private Digest() {}

    static boolean isKnown(String kind) {
        return JAVA_NAMES.containsKey(kind);
    }

    static boolean isValid(String kind, String hex) {
        return hex.matches("[0-9a-fA-F]*") && hex.length() == 2 * digest(kind).getDigestLength();
    }

    static String of(String kind, byte[] bytes) {
        return HexFormat.of().formatHex(digest(kind).digest(bytes));
    }

    static boolean same(String a, String b) {
        return a.toLowerCase(Locale.ROOT).equals(b.toLowerCase(Locale.ROOT));
    }

    private static MessageDigest digest(String kind) {
        try {
            return MessageDigest.getInstance(JAVA_NAMES.getOrDefault(kind, kind));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has it", e);
        }
    }
}
