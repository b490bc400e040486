package io.github.wheelwright.core.store;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * What is to be written: the bytes, their digest (a store that can check it refuses other bytes), and the HTTP headers that
 * readers shall get with them.
 *
 * @param bytes the content; read again from the start where a write is retried
 * @param sha256 digest of all of {@code bytes}
 * @param contentType value of {@code Content-Type}
 * @param cacheControl value of {@code Cache-Control}
 */
public record ObjectBody(ByteSource bytes, Sha256 sha256, String contentType, String cacheControl) {
    /** For what never changes under its name: wheels and their {@code .metadata}. */
    public static final String IMMUTABLE = "public, max-age=31536000, immutable";

    /** For pages and lists: keep, but ask each time (uv fails on a new pin where a page is kept for its max-age). */
    public static final String REVALIDATE = "no-cache";

    /** Bytes in memory. */
    public static ObjectBody of(byte[] bytes, String contentType, String cacheControl) {
        return new ObjectBody(ByteSource.of(bytes, "bytes in memory"), Sha256.of(bytes), contentType, cacheControl);
    }

    /** Text, in UTF-8. */
    public static ObjectBody of(String text, String contentType, String cacheControl) {
        return of(text.getBytes(StandardCharsets.UTF_8), contentType, cacheControl);
    }
}
