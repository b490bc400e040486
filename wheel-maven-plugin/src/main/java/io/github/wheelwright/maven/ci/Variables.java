package io.github.wheelwright.maven.ci;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Environment variables; an empty one is as good as none.
 *
 * @param environment values by name
 */
public record Variables(Map<String, String> environment) {
    private static final Set<String> YES = Set.of("true", "1", "yes", "on");

    /** The variables of this process. */
    public static Variables ofThisProcess() {
        return new Variables(System.getenv());
    }

    /** Whether {@code text} says yes, in whichever case. */
    public static boolean isYes(String text) {
        return YES.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /** The value of {@code name}, without space at its ends. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Whether {@code name} says yes. */
    public boolean isTrue(String name) {
        return get(name).filter(Variables::isYes).isPresent();
    }
}
