package io.github.wheelwright.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {
    @Test
    void columnsAreAlignedAndAmountsToTheRight() {
        Table table = new Table("wheel", "size", "result")
                .row("torch", "899.8 MB", "uploaded")
                .row("triton-kernels", "12 B", "already there");

        assertThat(table.lines())
                .containsExactly(
                        "wheel                size   result",
                        "torch            899.8 MB   uploaded",
                        "triton-kernels       12 B   already there");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "999949, 999.9 kB",
        "999950, 1.0 MB",
        "899800000, 899.8 MB",
        "9223372036854775807, 9223372.0 TB"
    })
    void bytesAreShownInDecimalUnits(long bytes, String text) {
        assertThat(Bytes.text(bytes)).isEqualTo(text);
    }
}
