package io.github.wheelwright.core.wheel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.metadata.EntryPoint;
import io.github.wheelwright.core.wheel.WheelSummary.NativeLibrary;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class WheelSummaryTest {
    @Test
    void saysWhatAWheelSaysOfItself() throws IOException {
        SmallWheel small = SmallWheel.linux()
                .file("demo/_native.abi3.so", "ELF")
                .file("demo.libs/libx.so.1", "ELF!")
                .file("demo/", "")
                .file("demo-1.0.data/purelib/extra.py", "")
                .file("demo-1.0.dist-info/entry_points.txt", "[console_scripts]\ndemo = demo:main\n")
                .file("demo-1.0.dist-info/licenses/COPYING", "MIT");
        try (Wheel wheel = small.open()) {
            WheelSummary summary = WheelSummary.of(wheel);

            assertThat(summary.filename()).hasToString(small.filename);
            assertThat(summary.size()).isEqualTo(small.bytes().length);
            assertThat(summary.files()).isEqualTo(10);
            assertThat(summary.topLevel()).containsExactly("demo", "demo.libs", "extra.py");
            assertThat(summary.entryPoints()).extracting(EntryPoint::name).containsExactly("demo");
            assertThat(summary.nativeLibraries())
                    .containsExactly(
                            new NativeLibrary("demo/_native.abi3.so", 3), new NativeLibrary("demo.libs/libx.so.1", 4));
            assertThat(summary.licenseFiles()).containsExactly("COPYING");
            assertThat(summary.metadata().name()).hasToString("demo");
            assertThat(summary.wheel().generator()).contains("test");
        }
    }
}
