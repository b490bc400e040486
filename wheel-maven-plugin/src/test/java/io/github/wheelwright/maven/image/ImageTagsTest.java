package io.github.wheelwright.maven.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.version.Version;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageTagsTest {
    private final ImageTags tags = new ImageTags("avx512");

    @ParameterizedTest
    @CsvSource({
        "avx512-0.12.0,                0.12.0",
        "avx512-0.12.0.post1,          0.12.0.post1",
        "avx512-0.12.0_rocm7.1,        0.12.0+rocm7.1",
        "avx512-1.0rc1,                1.0rc1",
    })
    void ofAVersionTellsTheVersion(String tag, String version) {
        assertThat(tags.version(tag)).contains(Version.parse(version));
        assertThat(tags.of(Version.parse(version))).isEqualTo(tag);
    }

    @ParameterizedTest
    @CsvSource({
        "avx512-0.12.0-1",
        "avx512-v0.12.0",
        "avx512-1.0-rc1",
        "avx512-1.0.RC1",
        "avx512-01.0",
        "avx512-latest",
        "avx512bf16-1.0",
        "avx512-bf16-1.0",
        "1.0",
    })
    void ofSomebodyElseTellsNone(String tag) {
        assertThat(tags.version(tag)).isEmpty();
    }
}
