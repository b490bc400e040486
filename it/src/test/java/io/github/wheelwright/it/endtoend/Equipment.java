package io.github.wheelwright.it.endtoend;

import io.github.wheelwright.core.engines.Engines;
import java.util.List;

/** The engines of these tests. */
final class Equipment {
    private static final List<String> ENGINES = List.of("pip", "pip22", "uv", "wheel", "nginx", "minio.endpoint");

    private Equipment() {}

    /** Whether all are there: what is prepared for all tests of a class is then worth the trouble. */
    static boolean isComplete() {
        return ENGINES.stream().allMatch(engine -> Engines.property(engine).isPresent());
    }

    /** Before each test, because a class that is skipped as a whole is not reported. */
    static void require() {
        ENGINES.forEach(Engines::require);
    }
}
