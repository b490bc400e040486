package io.github.wheelwright.maven.ci;

import java.util.Map;
import java.util.Optional;

/** Environment variables; an empty one is as good as none. */
record Variables(Map<String, String> environment) {
    Optional<String> get(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    boolean isTrue(String name) {
        return get(name)
                .filter(value -> value.equals("true") || value.equals("1"))
                .isPresent();
    }
}
