package io.github.wheelwright.maven.cache;

import io.github.wheelwright.core.bytes.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Keys as the scripts of vLLM's ROCm pipeline make them: {@code sha256(Dockerfile)[:16]-sha256("v1|v2…\n")[:8]}. */
public final class LegacyKey {
    private LegacyKey() {}

    /** The key of a Dockerfile with these arguments, in this order; one without a value is empty. */
    public static CacheKey of(byte[] dockerfile, Map<String, String> arguments) {
        String file = Sha256.of(dockerfile).hex();
        String values = arguments.values().stream().collect(Collectors.joining("|", "", "\n"));
        List<String> text = new ArrayList<>(List.of("legacy key", "Dockerfile " + file));
        arguments.forEach((name, value) -> text.add("argument " + name + "=" + value));
        String value = file.substring(0, 16) + "-"
                + Sha256.of(values.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 8);
        return new CacheKey(CacheKey.Scheme.LEGACY, value, text);
    }
}
