package io.github.wheelwright.maven.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LegacyKeyTest {
    private static final byte[] EMPTY = {};

    // A1: values that the peer's script gives
    @Test
    void hashesEmptyArgumentsAsThePeerDoes() {
        assertThat(LegacyKey.of(EMPTY, arguments(2)).value()).isEqualTo("e3b0c44298fc1c14-9d5244c5");
        assertThat(LegacyKey.of(EMPTY, arguments(4)).value()).isEqualTo("e3b0c44298fc1c14-e89e720c");
    }

    @Test
    void dependsOnTheOrderOfArguments() {
        Map<String, String> one = new LinkedHashMap<>();
        one.put("A", "1");
        one.put("B", "2");
        Map<String, String> other = new LinkedHashMap<>();
        other.put("B", "2");
        other.put("A", "1");

        assertThat(LegacyKey.of(EMPTY, one).value())
                .isNotEqualTo(LegacyKey.of(EMPTY, other).value());
        assertThat(LegacyKey.of("x".getBytes(StandardCharsets.UTF_8), one).value())
                .matches("[0-9a-f]{16}-[0-9a-f]{8}");
    }

    private static Map<String, String> arguments(int number) {
        Map<String, String> arguments = new LinkedHashMap<>();
        for (int i = 0; i < number; i++) {
            arguments.put("A" + i, "");
        }
        return arguments;
    }
}
