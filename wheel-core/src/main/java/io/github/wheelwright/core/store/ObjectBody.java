package io.github.wheelwright.core.store;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.bytes.Sha256State;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What is to be written: the bytes, their digest (a store that can check it refuses other bytes), and the HTTP headers that
 * readers shall get with them.
 *
 * @param bytes the content; read again from the start where a write is retried
 * @param sha256 digest of all of {@code bytes}
 * @param contentType value of {@code Content-Type}
 * @param cacheControl value of {@code Cache-Control}
 * @param digestState state of the digest, to be kept with the object by stores that can: with it, the digest of an edited copy
 *     that is made within the store is known without reading the whole
 */
public record ObjectBody(
        ByteSource bytes, Sha256 sha256, String contentType, String cacheControl, Optional<Sha256State> digestState) {
    /** For what never changes under its name: wheels and their {@code .metadata}. */
    public static final String IMMUTABLE = "public, max-age=31536000, immutable";

    /** For pages and lists: keep, but ask each time (uv fails on a new pin where a page is kept for its max-age). */
    public static final String REVALIDATE = "no-cache";

    /** Without a state of the digest. */
    public ObjectBody(ByteSource bytes, Sha256 sha256, String contentType, String cacheControl) {
        this(bytes, sha256, contentType, cacheControl, Optional.empty());
    }

    /** Bytes in memory. */
    public static ObjectBody of(byte[] bytes, String contentType, String cacheControl) {
        return new ObjectBody(ByteSource.of(bytes, "bytes in memory"), Sha256.of(bytes), contentType, cacheControl);
    }

    /** Text, in UTF-8. */
    public static ObjectBody of(String text, String contentType, String cacheControl) {
        return of(text.getBytes(StandardCharsets.UTF_8), contentType, cacheControl);
    }
}
