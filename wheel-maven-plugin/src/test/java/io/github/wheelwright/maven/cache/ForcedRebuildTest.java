package io.github.wheelwright.maven.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

// A3
class ForcedRebuildTest {
    private static final String VARIABLE = "ROCM_FORCE_REBUILD";

    @ParameterizedTest
    @CsvSource({"true, true", "1, true", "YES, true", "' on ', true", "false, false", "0, false", "'', false"})
    void readsTheVariable(String value, boolean forced) {
        Optional<String> by = forced(false).by(Map.of(VARIABLE, value));

        assertThat(by).isEqualTo(forced ? Optional.of("environment variable " + VARIABLE) : Optional.empty());
    }

    @Test
    void namesTheProperty() {
        assertThat(forced(true).by(Map.of())).contains("wheel.forceRebuild");
    }

    @Test
    void asksNobodyOutsideOfBuildkite() {
        assertThat(forced(false).by(Map.of())).isEmpty();
    }

    @Test
    void doesWithoutAnAgentOnThePath() {
        assertThat(forced(false).by(Map.of("BUILDKITE_JOB_ID", "1"))).isEmpty();
    }

    private static ForcedRebuild forced(boolean property) {
        return new ForcedRebuild(property, VARIABLE, "rocm-force-rebuild");
    }
}
