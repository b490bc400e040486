package io.github.wheelwright.core.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.WheelException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerTest {
    private static final MarkerEnvironment LINUX = MarkerEnvironment.cpython("3.12.4", TargetSystem.LINUX, "x86_64");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "python_version >= '3.9' | true",
                "python_version < '3.9' | false",
                "'3.9' <= python_version | true",
                "'3.13' <= python_version | false",
                "'3.13' >= python_version | true",
                "python_version == '3.12.*' | true",
                "python_version ~= '3.10' | true",
                "python_full_version === '3.12.4' | true",
                "python_version in '3.11 3.12' | true",
                "python_version not in '3.11 3.12' | false",
                "python_version > 'abc' | false",
                "python_version >= '3.12' | true",
                "platform_release >= '5' | false",
                "os.name == 'posix' and sys.platform == 'linux' | true",
                "python_implementation == 'CPython' | true",
                "sys_platform > 'a' | false",
                "sys_platform >= 'linux' | true",
                "'lin' in sys_platform | true",
                "os_name == 'nt' or os_name == 'posix' and python_version == '2.7' | false",
                "(os_name == 'nt' or os_name == 'posix') and python_version == '3.12' | true",
                "extra == 'cuda' | false",
                "extra == '' | true",
                "'posix' == 'os_name' | true",
                "os_name == sys_platform | false",
            })
    void evaluatesAsTheReferenceDoes(String marker, boolean holds) {
        assertThat(Marker.parse(marker).evaluate(LINUX)).isEqualTo(holds);
    }

    @Test
    void comparesExtrasInNormalForm() {
        assertThat(Marker.parse("extra == 'Cuda_12'").evaluate(LINUX.withExtra("cuda.12")))
                .isTrue();
        assertThat(Marker.parse("extra == 'Cuda_12'")).hasToString("extra == \"cuda-12\"");
        Marker either = Marker.parse("extra == 'a' or extra == 'b'");
        assertThat(either.evaluate(LINUX.withExtras(Set.of("x", "B")))).isTrue();
        assertThat(Marker.parse("extra == 'a' and extra == 'b'").evaluate(LINUX.withExtras(Set.of("a", "b"))))
                .isFalse();
    }

    @Test
    void looksIntoSetsOfLockFiles() {
        MarkerEnvironment environment = LINUX.withExtras(Set.of("Cuda_12")).withDependencyGroups(Set.of("test"));
        assertThat(Marker.parse("'cuda.12' in extras").evaluate(environment)).isTrue();
        assertThat(Marker.parse("'test' not in dependency_groups").evaluate(environment))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'a' in extras",
                "'a' == 'b'",
                "os_name ~= 'posix'",
                "os_name === 'posix'",
                "os_name == 'x' and 'a' == 'b'"
            })
    void saysWhatHasNoValue(String marker) {
        assertThatThrownBy(() -> Marker.parse(marker).evaluate(LINUX)).isInstanceOf(UndefinedMarkerException.class);
    }

    @Test
    void refusesUnknownVariablesOfAnEnvironment() {
        assertThatThrownBy(() -> MarkerEnvironment.of(Map.of("os.name", "posix")))
                .isInstanceOf(UndefinedMarkerException.class)
                .hasMessageContaining("os.name");
        assertThatThrownBy(() -> Marker.parse("os_name == 'x'").evaluate(MarkerEnvironment.of(Map.of())))
                .hasMessageContaining("os_name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "os.name=='a'and( python_version>='3' ) | os_name == \"a\" and python_version >= \"3\"",
                "((os_name=='a' or os_name=='b')) and os_name!='c' | (os_name == \"a\" or os_name == \"b\") and os_name != \"c\"",
                "(os_name=='a' and os_name=='b') | os_name == \"a\" and os_name == \"b\"",
                "os_name not   in 'a \"b\"' | os_name not in 'a \"b\"'",
            })
    void printsAsTheReferenceDoes(String marker, String printed) {
        assertThat(Marker.parse(marker)).hasToString(printed).isEqualTo(Marker.parse(printed));
    }

    @Test
    void boundsItsDepth() {
        String deep = "(".repeat(10_000) + "os_name == 'a'" + ")".repeat(10_000);
        assertThatThrownBy(() -> Marker.parse(deep))
                .isInstanceOfSatisfying(
                        InvalidMarkerException.class,
                        e -> assertThat(e.position()).isEqualTo(200))
                .hasMessageContaining("more than 200 parentheses within each other");
        String allowed = "(".repeat(200) + "os_name == 'a'" + ")".repeat(200);
        assertThat(Marker.parse(allowed)).hasToString("os_name == \"a\"");
    }

    @Test
    void takesBuildsOfPythonBetweenTags() {
        assertThat(Marker.parse("python_full_version > '3.13'")
                        .evaluate(LINUX.with(MarkerVariable.PYTHON_FULL_VERSION, "3.13.1+")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "3.9, LINUX, aarch64, 3.9.0, 3.9, posix, linux",
        "3.15, MACOS, arm64, 3.15.0, 3.15, posix, darwin",
        "3.12.4, WINDOWS, AMD64, 3.12.4, 3.12, nt, win32",
        "3.14rc2, LINUX, x86_64, 3.14.0rc2, 3.14, posix, linux",
    })
    void hasPresetsOfCpython(
            String version,
            TargetSystem system,
            String machine,
            String full,
            String minor,
            String osName,
            String sysPlatform) {
        MarkerEnvironment preset = MarkerEnvironment.cpython(version, system, machine);
        assertThat(preset.value(MarkerVariable.PYTHON_FULL_VERSION)).contains(full);
        assertThat(preset.value(MarkerVariable.IMPLEMENTATION_VERSION)).contains(full);
        assertThat(preset.value(MarkerVariable.PYTHON_VERSION)).contains(minor);
        assertThat(preset.value(MarkerVariable.PLATFORM_MACHINE)).contains(machine);
        assertThat(preset.value(MarkerVariable.OS_NAME)).contains(osName);
        assertThat(preset.value(MarkerVariable.SYS_PLATFORM)).contains(sysPlatform);
    }

    @Test
    void refusesAPresetOfNoPython() {
        assertThatThrownBy(() -> MarkerEnvironment.cpython("3", TargetSystem.LINUX, "x86_64"))
                .isInstanceOf(WheelException.class)
                .hasMessageContaining("two numbers");
    }
}
