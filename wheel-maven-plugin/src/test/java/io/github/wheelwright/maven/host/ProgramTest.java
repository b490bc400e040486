package io.github.wheelwright.maven.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProgramTest {
    /** More than a pipe holds. */
    private static final List<String> MUCH = List.of("sh", "-c", "yes line | head -n 100000; echo end >&2; exit 3");

    @Test
    void givesTheLinesAndTheExitCode() throws Exception {
        List<String> out = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        assertThat(Program.run(MUCH, Map.of(), out::add, errors::add)).isEqualTo(3);
        assertThat(out).hasSize(100_000).containsOnly("line");
        assertThat(errors).containsExactly("end");
    }

    @Test
    void readsOnWhereNobodyCanTakeTheLines() {
        assertThatThrownBy(() -> Program.run(
                        MUCH,
                        Map.of(),
                        line -> {
                            throw new IllegalArgumentException("cannot take " + line);
                        },
                        line -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot take line");
    }
}
