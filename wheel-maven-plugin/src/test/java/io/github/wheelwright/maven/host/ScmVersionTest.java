package io.github.wheelwright.maven.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ScmVersionIT} compares with setuptools-scm itself. */
class ScmVersionTest {
    private static final String NODE = "1c57644d8a0b4ff1e2c5a7b39d6f01e48c2b9a7f";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v0.12.0-0-gNODE           | 0.12.0",
                "v0.12.0+cpu-0-gNODE       | 0.12.0+cpu",
                "v0.12.0+cpu-1-gNODE       | 0.12.1.dev1+cpu.g1c57644d8",
                "v0.12.0-3-gNODE           | 0.12.1.dev3+g1c57644d8",
                "v0.12.0-3-gNODE-dirty     | 0.12.1.dev3+g1c57644d8.d20261121",
                "v0.12.0-0-gNODE-dirty     | 0.12.1.dev0+g1c57644d8.d20261121",
                "vllm-0.12-1-gNODE         | 0.13.dev1+g1c57644d8",
                "0.12.0rc1-2-gNODE         | 0.12.0rc2.dev2+g1c57644d8",
                "0.12.0.post1-2-gNODE      | 0.12.0.post2.dev2+g1c57644d8",
                "0.12.0.dev0-2-gNODE       | 0.12.0.dev2+g1c57644d8",
                "v1!2.0-2-gNODE            | 1!2.1.dev2+g1c57644d8",
                "0.12.0.dev4-2-gNODE       | ERROR tag 0.12.0.dev4 is a development version, and nothing says what comes after it",
                "build7x-1-gNODE           | ERROR tag build7x names no version",
            })
    void isWhatSetuptoolsScmWouldSay(String described, String version) {
        String text = described.replace("NODE", NODE);
        Instant now = Instant.parse("2026-11-21T23:59:59Z");
        if (version.startsWith("ERROR ")) {
            assertThatThrownBy(() -> ScmVersion.ofDescribed(text, now)).hasMessage(version.substring(6));
        } else {
            assertThat(ScmVersion.ofDescribed(text, now)).hasToString(version);
        }
    }
}
