package io.github.wheelwright.maven.s3;

/**
 * Who is asking.
 *
 * @param accessKey identifies the key pair
 * @param secretKey never shown
 * @param sessionToken empty for a permanent key pair; never shown
 */
public record S3Credentials(String accessKey, String secretKey, String sessionToken) {
    /** A permanent key pair. */
    public S3Credentials(String accessKey, String secretKey) {
        this(accessKey, secretKey, "");
    }

    @Override
    public String toString() {
        return "S3Credentials[" + accessKey + (sessionToken.isEmpty() ? "]" : ", temporary]");
    }
}
