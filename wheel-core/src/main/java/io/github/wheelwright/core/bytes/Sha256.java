package io.github.wheelwright.core.bytes;

import io.github.wheelwright.core.WheelException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A SHA-256 digest, spelled as each of its readers wants it.
 *
 * @param hex 64 lower-case hexadecimal digits, as index pages show it
 */
public record Sha256(String hex) {
    /** Checks the digits. */
    public Sha256 {
        if (hex.length() != 64 || !hex.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
            throw new WheelException("not a SHA-256 in 64 lower-case hexadecimal digits: " + hex);
        }
    }

    /** The digest of {@code bytes}. */
    public static Sha256 of(byte[] bytes) {
        return ofRaw(newDigest().digest(bytes));
    }

    /** The digest of all bytes of {@code source}, read once from start to end. */
    public static Sha256 of(ByteSource source) throws IOException {
        MessageDigest digest = newDigest();
        try (InputStream in = source.stream(0, source.length())) {
            byte[] chunk = new byte[1 << 17];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                digest.update(chunk, 0, n);
            }
        }
        return finish(digest);
    }

    /** Takes the result of a finished computation; resets {@code digest}. */
    public static Sha256 finish(MessageDigest digest) {
        return ofRaw(digest.digest());
    }

    /** The digest whose 32 bytes are given. */
    public static Sha256 ofRaw(byte[] raw) {
        return new Sha256(HexFormat.of().formatHex(raw));
    }

    /** A new SHA-256 computation. */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** The 32 bytes. */
    public byte[] raw() {
        return HexFormat.of().parseHex(hex);
    }

    /** Base64 with padding, as S3 headers carry it. */
    public String base64() {
        return Base64.getEncoder().encodeToString(raw());
    }

    /** URL-safe base64 without padding, as RECORD carries it (PEP 427, "The .dist-info directory"). */
    public String base64Url() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(raw());
    }

    @Override
    public String toString() {
        return "sha256:" + hex;
    }
}
