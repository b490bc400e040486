package io.github.wheelwright.maven.cache;

import io.github.wheelwright.core.bytes.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The name under which a build's result is kept.
 *
 * @param scheme how it was made
 * @param value 64 hexadecimal digits, or {@code 16-8} of them in scheme legacy
 * @param text lines that tell what it was made from; in scheme content the key is the SHA-256 of these lines, each with a line feed
 */
public record CacheKey(Scheme scheme, String value, List<String> text) {
    /** Ways to make a key. */
    public enum Scheme {
        /** From all that decides what is built. */
        CONTENT,
        /** From the Dockerfile's bytes and a few arguments, as vLLM's scripts do. */
        LEGACY
    }

    /** The key of scheme content that {@code text} says. */
    public static CacheKey content(List<String> text) {
        byte[] bytes = (String.join("\n", text) + "\n").getBytes(StandardCharsets.UTF_8);
        return new CacheKey(Scheme.CONTENT, Sha256.of(bytes).hex(), List.copyOf(text));
    }

    @Override
    public String toString() {
        return value;
    }
}
