package io.github.wheelwright.maven.cache;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

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

    private static final Pattern CONTENT = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern LEGACY = Pattern.compile("[0-9a-f]{16}-[0-9a-f]{8}");

    /** The key of scheme content that {@code text} says. */
    public static CacheKey content(List<String> text) {
        byte[] bytes = (String.join("\n", text) + "\n").getBytes(StandardCharsets.UTF_8);
        return new CacheKey(Scheme.CONTENT, Sha256.of(bytes).hex(), List.copyOf(text));
    }

    /**
     * The key that {@code cache-key} has printed, whose text is not known.
     *
     * @throws WheelException if it is none
     */
    public static CacheKey parse(String value) {
        if (CONTENT.matcher(value).matches()) {
            return new CacheKey(Scheme.CONTENT, value, List.of());
        }
        if (LEGACY.matcher(value).matches()) {
            return new CacheKey(Scheme.LEGACY, value, List.of());
        }
        throw new WheelException(
                "not a key: it has neither 64 hexadecimal digits nor 16, a hyphen and 8",
                "copy what cache-key prints for the base wheels");
    }

    @Override
    public String toString() {
        return value;
    }
}
