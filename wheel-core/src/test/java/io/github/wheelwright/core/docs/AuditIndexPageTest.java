package io.github.wheelwright.core.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.index.IndexFinding.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AuditIndexPageTest {
    private static final Path PAGE = Path.of("../src/site/markdown/audit-index.md");

    @Test
    void listsEveryCodeWithItsSeverityAndMeaning() throws IOException {
        assertThat(Files.readAllLines(PAGE))
                .containsSubsequence(
                        Stream.of(Code.values()).map(AuditIndexPageTest::row).toList());
    }

    private static String row(Code code) {
        return "| `" + code + "` | " + code.severity().name().toLowerCase(Locale.ROOT) + " | " + code.description()
                + " |";
    }
}
