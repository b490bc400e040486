package io.github.wheelwright.maven.s3;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The older digest of S3, which each service checks in {@code Content-MD5}, and of which entity tags are usually made. */
final class Md5 {
    private Md5() {}

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has MD5", e);
        }
    }

    /** As a header carries it. */
    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(newDigest().digest(bytes));
    }
}
