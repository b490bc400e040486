package io.github.wheelwright.maven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.staging.LinuxPlatformTag;
import org.junit.jupiter.api.Test;

class SettingTest {
    private enum Fruit {
        RED_APPLE,
        PEAR
    }

    @Test
    void aBadValueIsNamedWithElementAndProperty() {
        assertThatThrownBy(() -> Setting.read("platformTag", "linux_x86_64", LinuxPlatformTag::parse))
                .isInstanceOf(WheelException.class)
                .hasMessage("<platformTag>linux_x86_64</platformTag> (-Dwheel.platformTag): "
                        + "not a manylinux or musllinux platform tag: linux_x86_64")
                .satisfies(e -> assertThat(((WheelException) e).remedy()).isPresent());
    }

    @Test
    void dotsAreOfThePropertyOnly() {
        assertThat(Setting.wrong("cache.scheme", "old", "not a scheme", ""))
                .hasMessage("<cacheScheme>old</cacheScheme> (-Dwheel.cache.scheme): not a scheme");
        assertThat(Setting.missing("s3.endpoint", "needed", "https://host"))
                .hasMessage("<s3Endpoint> (-Dwheel.s3.endpoint) is not set: needed");
    }

    @Test
    void choicesAreListed() {
        assertThat(Setting.choice("fruit", "red-apple", Fruit.class)).isEqualTo(Fruit.RED_APPLE);
        assertThatThrownBy(() -> Setting.choice("fruit", "RED_APPLE", Fruit.class))
                .hasMessage("<fruit>RED_APPLE</fruit> (-Dwheel.fruit): not one of red-apple, pear");
    }
}
