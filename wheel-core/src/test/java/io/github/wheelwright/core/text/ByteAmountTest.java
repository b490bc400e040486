package io.github.wheelwright.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteAmountTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "1049, 1.0 kB",
        "1050, 1.1 kB",
        "999949, 999.9 kB",
        "999950, 1.0 MB",
        "899800000, 899.8 MB",
        "5500000000, 5.5 GB",
        "1234567890123456, 1234.6 TB",
        "9223372036854775807, 9223372.0 TB",
    })
    void hasOneDecimalAndTheUnitThatFits(long bytes, String text) {
        assertThat(ByteAmount.of(bytes)).isEqualTo(text);
    }
}
