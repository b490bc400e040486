package io.github.wheelwright.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrorTextTest {
    @Test
    void isABlockBelowMavensLine() {
        assertThat(ErrorText.of("publish", "the folder is empty\nperhaps you should build the wheels"))
                .isEqualTo("\npublish: the folder is empty\n        perhaps you should build the wheels");
    }

    @Test
    void countsOneThingAsOne() {
        assertThat(Count.of(1, "wheel")).isEqualTo("1 wheel");
        assertThat(Count.of(0, "wheel")).isEqualTo("0 wheels");
        assertThat(Count.of(2, "page")).isEqualTo("2 pages");
    }
}
