package io.github.wheelwright.core.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.wheel.Finding.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page "Verifying" lists all codes, as they are. */
class VerifyingPageTest {
    private static final Path PAGE = Path.of("../src/site/markdown/verifying.md");

    @Test
    void listsEveryCodeWithItsWeightAndMeaning() throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(rows)
                .containsSubsequence(
                        Stream.of(Code.values()).map(VerifyingPageTest::row).toList());
    }

    private static String row(Code code) {
        return "| `" + code + "` | " + code.severity().name().toLowerCase(Locale.ROOT) + " | "
                + (code.isRefusedByPypi() ? "refuses" : "") + " | " + code.meaning() + " |";
    }
}
