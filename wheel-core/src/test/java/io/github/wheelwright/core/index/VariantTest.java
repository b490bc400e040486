package io.github.wheelwright.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.version.Version;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A10: versions that vLLM's own script misreads are among these. */
class VariantTest {
    @ParameterizedTest
    @CsvSource({
        "0.12.0+cu130, cu130, 0.12.0",
        "0.12.0+rocm710, rocm710, 0.12.0",
        "2.9.0+rocm7.1, rocm7.1, 2.9.0",
        "2.9.0+rocm7.1.20260826, rocm7.1, 2.9.0+20260826",
        "0.11.1rc8.dev14+gaa384b3c0.cu130, cu130, 0.11.1rc8.dev14+gaa384b3c0",
        "0.11.1.dev3+g1a2b3c4.d20260826.rocm700, rocm700, 0.11.1.dev3+g1a2b3c4.d20260826",
        "0.12.0+cpu, cpu, 0.12.0",
        "0.12.0+cpu.7, cpu, 0.12.0+7",
        "1.0+xpu, xpu, 1.0",
    })
    void theVariantIsTheAcceleratorInTheLocalPart(String version, String variant, String rest) {
        assertThat(Variant.of(Version.parse(version))).contains(variant);
        assertThat(Variant.versionWithout(Version.parse(version))).isEqualTo(rest);
    }

    @ParameterizedTest
    @CsvSource({
        "2.9.0+git1c57644",
        "0.11.1.dev3+g1a2b3c4.d20260826",
        "0.11.1rc8.dev14+gaa384b3c0",
        "1.0+custom",
        "1.0",
        "1.0.dev5",
        "1.0+cups",
    })
    void whatNamesNoAcceleratorIsNoVariant(String version) {
        assertThat(Variant.of(Version.parse(version))).isEmpty();
        assertThat(Variant.versionWithout(Version.parse(version))).isEqualTo(version);
    }
}
