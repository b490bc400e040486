package io.github.wheelwright.core.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.index.FaultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of all faults on the site is that of the code, line for line. */
class FaultsPageTest {
    private static final Path PAGE = Path.of("../src/site/markdown/faults.md");

    @Test
    void listsEveryCodeAndNoOther() throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(
                        Stream.of(FaultCode.values()).map(FaultsPageTest::row).toList());
    }

    private static String row(FaultCode code) {
        return "| `" + code + "` | " + code.severity().name().toLowerCase(Locale.ROOT) + " | " + code.foundBy() + " | "
                + (code.isMendable() ? "yes" : "no") + " | " + code.description() + " | " + code.cause() + " | "
                + code.remedy() + " |";
    }
}
