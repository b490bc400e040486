package io.github.wheelwright.core.metadata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.tag.TagSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WheelMetadataTest {
    private static final String HEAD = "Wheel-Version: 1.0\nGenerator: bdist_wheel (0.45)\nRoot-Is-Purelib: false\n";

    @Test
    void readsItsFields() {
        WheelMetadata wheel = parse(HEAD + "Tag: cp312-cp312-linux_x86_64\nBuild: 3\n");

        assertThat(wheel.wheelVersion()).isEqualTo("1.0");
        assertThat(wheel.generator()).contains("bdist_wheel (0.45)");
        assertThat(wheel.rootIsPurelib()).isFalse();
        assertThat(wheel.build()).contains("3");
        assertThat(wheel.tags()).extracting(Object::toString).containsExactly("cp312-cp312-linux_x86_64");
        assertThat(parse("Wheel-Version: 1.0\nRoot-Is-Purelib: True\n").rootIsPurelib())
                .isTrue();
    }

    @Test
    void understandsAWholeSetInOneLine() {
        WheelMetadata one = parse(HEAD + "Tag: py2.py3-none-any\n");
        WheelMetadata two = parse(HEAD + "Tag: py2-none-any\nTag: py3-none-any\n");

        assertThat(one.tags()).isEqualTo(two.tags()).hasSize(2);
        assertThat(one.withTags(TagSet.parse("py3.py2-none-any"))).isSameAs(one);
    }

    @Test
    void writesOneLineForEachTag() {
        String changed = new String(
                parse(HEAD + "Tag: cp312-cp312-linux_x86_64\nBuild: 3\n")
                        .withTags(TagSet.parse("cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64"))
                        .bytes(),
                UTF_8);

        assertThat(changed)
                .isEqualTo(HEAD
                        + "Tag: cp312-cp312-manylinux_2_17_x86_64\nTag: cp312-cp312-manylinux2014_x86_64\nBuild: 3\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Generator: x                     | the field Wheel-Version is missing
            Wheel-Version: 2.0               | line 1: Wheel-Version 2.0 is not understood
            Wheel-Version: 1.0;Tag: py3-none | line 2: Tag:
            """)
    void refusesWhatInstallersRefuse(String lines, String message) {
        assertThatThrownBy(() -> parse(lines.replace(';', '\n') + "\n"))
                .isInstanceOf(InvalidMetadataException.class)
                .hasMessageContaining(message);
    }

    private static WheelMetadata parse(String text) {
        return WheelMetadata.parse(text.getBytes(UTF_8), "a-1.dist-info/WHEEL");
    }
}
