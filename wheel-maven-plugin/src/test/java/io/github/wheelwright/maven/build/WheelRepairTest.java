package io.github.wheelwright.maven.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.release.WheelFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WheelRepairTest {
    @Test
    void theKeyKnowsTagPlaceExclusionsAndTools(@TempDir Path folder) throws Exception {
        Path tool = WheelFiles.write(folder, "auditwheel", "6.8.2");
        WheelRepair repair = new WheelRepair(
                "manylinux_2_28_x86_64",
                List.of("libtorch.so", "libc10.so"),
                Optional.empty(),
                "base",
                Optional.of(folder));

        assertThat(repair.keyLines("stage base 1234"))
                .containsExactly(
                        "repair for manylinux_2_28_x86_64 in stage base 1234 without libtorch.so libc10.so",
                        "repair with auditwheel-6.8.2-py3-none-any.whl "
                                + Sha256.of(Files.readAllBytes(tool)).hex());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lib torch.so", "x; rm -rf /", "$(id)", "'", "\"", ""})
    void wordsThatAShellWouldReadAreRefused(String word) {
        assertThatThrownBy(() -> new WheelRepair("auto", List.of(word), Optional.empty(), "base", Optional.empty()))
                .hasMessageStartingWith("not a platform tag or the name of a library: " + word);
        assertThatThrownBy(() -> new WheelRepair(word, List.of(), Optional.empty(), "base", Optional.empty()))
                .hasMessageStartingWith("not a platform tag or the name of a library: " + word);
    }
}
