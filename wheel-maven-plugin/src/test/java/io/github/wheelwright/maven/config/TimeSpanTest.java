package io.github.wheelwright.maven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.WheelException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {
    @ParameterizedTest
    @CsvSource({"90m, PT1H30M", "24h, PT24H", "30d, PT720H"})
    void readsMinutesHoursAndDays(String text, String span) {
        assertThat(TimeSpan.parse(text)).hasToString(span);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "24", "h", "-1h", "1.5h", "1w", "P1D"})
    void refusesOtherForms(String text) {
        assertThatThrownBy(() -> TimeSpan.parse(text)).isInstanceOf(WheelException.class);
    }
}
