package io.github.wheelwright.core.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.WheelException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    private static final AcceptedTags LINUX =
            Target.cpython(3, 12, Platforms.glibc(2, 28, "x86_64")).accepted();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cp312-cp312-linux_x86_64",
                "cp312-cp312-manylinux_2_28_x86_64",
                "cp312-cp312-manylinux2014_x86_64",
                "cp312-cp312-manylinux_2_5_x86_64.manylinux1_x86_64",
                "cp38-abi3-manylinux_2_17_x86_64",
                "py3-none-any",
                "py2.py3-none-any",
                "py311-none-any",
                "cp312-none-any",
                "CP312-CP312-Linux_x86_64"
            })
    void acceptsWhatRunsThere(String tags) {
        assertThat(LINUX.accepts(TagSet.parse(tags))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cp312-cp312-manylinux_2_29_x86_64",
                "cp312-cp312-musllinux_1_2_x86_64",
                "cp313-cp313-linux_x86_64",
                "cp313-abi3-linux_x86_64",
                "cp312-cp312-linux_aarch64",
                "py2-none-any",
                "cp311-cp311-linux_x86_64",
                "cp312-cp312t-linux_x86_64",
                "cp312-abi3t-linux_x86_64",
                "cp312-cp312-win_amd64"
            })
    void refusesWhatDoesNot(String tags) {
        assertThat(LINUX.accepts(TagSet.parse(tags))).isFalse();
        assertThat(LINUX.rank(TagSet.parse(tags))).isEmpty();
    }

    @Test
    void prefersTheSpecificToTheGeneral() {
        List<String> best = List.of(
                "cp312-cp312-linux_x86_64",
                "cp312-cp312-manylinux_2_28_x86_64",
                "cp312-cp312-manylinux_2_17_x86_64",
                "cp312-abi3-manylinux_2_17_x86_64",
                "cp312-none-manylinux_2_17_x86_64",
                "cp311-abi3-manylinux_2_17_x86_64",
                "py312-none-linux_x86_64",
                "py3-none-linux_x86_64",
                "cp312-none-any",
                "py312-none-any",
                "py3-none-any",
                "py30-none-any");
        assertThat(best)
                .extracting(tags -> LINUX.rank(TagSet.parse(tags)).orElseThrow())
                .isSorted();
    }

    @Test
    void keepsFreeThreadedBuildsApart() {
        AcceptedTags threaded =
                Target.freeThreadedCpython(3, 15, Platforms.windows("amd64")).accepted();
        assertThat(threaded.accepts(TagSet.parse("cp315-cp315t-win_amd64"))).isTrue();
        assertThat(threaded.accepts(TagSet.parse("cp315-abi3.abi3t-win_amd64"))).isTrue();
        assertThat(threaded.accepts(TagSet.parse("cp315-cp315-win_amd64"))).isFalse();
        assertThat(threaded.accepts(TagSet.parse("cp315-abi3-win_amd64"))).isFalse();
        assertThatThrownBy(() -> Target.freeThreadedCpython(3, 12, List.of())).isInstanceOf(WheelException.class);
    }

    @Test
    void knowsPyodide() {
        assertThat(Target.cpython(3, 13, Platforms.pyodide("2025_0", "4_0_9"))
                        .accepted()
                        .accepts(TagSet.parse("cp313-cp313-pyodide_2025_0_wasm32")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "any, ANY, 0, 0, ''",
        "linux_x86_64, LINUX, 0, 0, x86_64",
        "manylinux1_i686, MANYLINUX, 2, 5, i686",
        "manylinux2010_x86_64, MANYLINUX, 2, 12, x86_64",
        "manylinux2014_aarch64, MANYLINUX, 2, 17, aarch64",
        "manylinux_2_28_x86_64, MANYLINUX, 2, 28, x86_64",
        "musllinux_1_2_aarch64, MUSLLINUX, 1, 2, aarch64",
        "macosx_11_0_universal2, MACOS, 11, 0, universal2",
        "win32, WINDOWS, 0, 0, x86",
        "Win_AMD64, WINDOWS, 0, 0, amd64",
        "android_24_arm64_v8a, ANDROID, 24, 0, arm64_v8a",
        "ios_13_0_arm64_iphoneos, IOS, 13, 0, arm64_iphoneos",
        "pyodide_2025_0_wasm32, EMSCRIPTEN, 2025, 0, wasm32",
        "manylinux_2_x86_64, OTHER, 0, 0, manylinux_2_x86_64",
        "manylinux_2_28, OTHER, 0, 0, manylinux_2_28",
        "freebsd_14_1_release_amd64, OTHER, 0, 0, freebsd_14_1_release_amd64",
    })
    void readsPlatformTags(String text, PlatformTag.Family family, int major, int minor, String architecture) {
        assertThat(PlatformTag.parse(text)).isEqualTo(new PlatformTag(family, major, minor, architecture));
    }
}
