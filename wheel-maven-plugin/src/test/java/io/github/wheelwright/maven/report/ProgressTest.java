package io.github.wheelwright.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.staging.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private long seconds = 100;
    private final List<String> lines = new ArrayList<>();

    @Test
    void shortWorkPrintsNothing() {
        Progress.Task task = lines().start("uploading", 1_000_000);
        seconds += 1;
        task.advance(1_000_000);

        assertThat(lines).isEmpty();
    }

    @Test
    void longWorkPrintsALineEveryFewSeconds() {
        Progress.Task task = lines().start("uploading", 7_000_000_000L);
        for (int i = 0; i < 6; i++) {
            seconds += 1;
            task.advance(300_000_000);
        }

        assertThat(lines)
                .containsExactly(
                        "uploading: 900.0 MB of 7.0 GB (12 %), 300.0 MB/s, 20 s to go",
                        "uploading: 1.8 GB of 7.0 GB (25 %), 300.0 MB/s, 17 s to go");
    }

    @Test
    void aRetryThatSendsMoreThanTheWholeDoesNotPassTheEnd() {
        Progress.Task task = lines().start("uploading", 1000);
        seconds += 10;
        task.advance(1500);

        assertThat(lines).containsExactly("uploading: 1.0 kB of 1.0 kB (100 %), 100 B/s, 0 s to go");
    }

    @Test
    void theBarLeavesAnEmptyLine() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ProgressBar bar =
                new ProgressBar(new PrintStream(bytes, true, StandardCharsets.UTF_8), () -> seconds * 1_000_000_000L);
        try (Progress.Task task = bar.start("checking", 1000)) {
            seconds += 1;
            task.advance(500);
        }

        String[] drawn = bytes.toString(StandardCharsets.UTF_8).split("\r", -1);
        assertThat(drawn[1])
                .isEqualTo("[############............] checking: 500 B of 1.0 kB (50 %), 500 B/s, 1 s to go");
        assertThat(drawn[2]).isBlank().hasSameSizeAs(drawn[1]);
    }

    private Progress lines() {
        return new ProgressLines(lines::add, () -> seconds * 1_000_000_000L);
    }
}
