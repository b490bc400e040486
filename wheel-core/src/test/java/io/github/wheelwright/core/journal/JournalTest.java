package io.github.wheelwright.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.index.InvalidPageException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class JournalTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Journal JOURNAL = new Journal(
            "x",
            new TreeSet<>(List.of("packages/vllm-1-py3-none-any.whl")),
            new TreeSet<>(List.of("simple/")),
            new TreeSet<>(List.of("torch==2.9.1; extra == \"gpu\"")),
            NOON,
            NOON.plusSeconds(60),
            "ci");

    @Test
    void whatIsWrittenIsReadAgain() {
        assertThat(Journal.parse(JOURNAL.render(), "x")).isEqualTo(JOURNAL);
    }

    @Test
    void aJournalThatRequiresNonsenseIsNamed() {
        String text = new String(JOURNAL.render(), StandardCharsets.UTF_8).replace("torch==2.9.1", "torch==");

        assertThatThrownBy(() -> Journal.parse(text.getBytes(StandardCharsets.UTF_8), "s3://bucket/_txn/x.json"))
                .isInstanceOf(InvalidPageException.class)
                .hasMessageContaining("s3://bucket/_txn/x.json is not a journal that Wheelwright wrote")
                .hasMessageContaining("torch==");
    }
}
