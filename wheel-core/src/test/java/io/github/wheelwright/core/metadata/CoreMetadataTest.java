package io.github.wheelwright.core.metadata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoreMetadataTest {
    private static final String MINIMAL = "Metadata-Version: 2.1\nName: Flash_Attn\nVersion: 2.8.0+rocm7\n";

    @Test
    void readsWhatIndexPagesNeed() {
        CoreMetadata metadata = parse(MINIMAL
                + "Requires-Python: >=3.10,<3.14\n"
                + "Requires-Dist: torch>=2.9\n"
                + "Requires-Dist: einops ; extra == 'x'\n"
                + "\n# Flash\n");

        assertThat(metadata.metadataVersion()).isEqualTo("2.1");
        assertThat(metadata.name().normalized()).isEqualTo("flash-attn");
        assertThat(metadata.version()).hasToString("2.8.0+rocm7");
        assertThat(metadata.requiresPython()).contains(">=3.10,<3.14");
        assertThat(metadata.requiresDist()).containsExactly("torch>=2.9", "einops ; extra == 'x'");
        assertThat(metadata.description()).isEqualTo("# Flash\n");
    }

    @Test
    void takesAnEmptyRequiresPythonForNone() {
        assertThat(parse(MINIMAL + "Requires-Python: \n").requiresPython()).isEmpty();
        assertThat(parse(MINIMAL).requiresPython()).isEmpty();
    }

    @Test
    void unfoldsADescriptionField() {
        assertThat(parse(MINIMAL + "Description: one\n        two\n       |three\n")
                        .description())
                .isEqualTo("one\ntwo\nthree");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Name: a;Version: 1                              | the field Metadata-Version is missing
            Metadata-Version: 2.1;Version: 1                | the field Name is missing
            Metadata-Version: 2.1;Name: a                   | the field Version is missing
            Metadata-Version: 2.1;Name: -a;Version: 1       | line 2: Name:
            Metadata-Version: 2.1;Name: a;Version: one      | line 3: Version:
            Metadata-Version: 2.1;Name: a;Version: 1;name:b | line 4: the field Name is there a second time
            """)
    void refusesMetadataWithoutIdentity(String lines, String message) {
        assertThatThrownBy(() -> parse(lines.replace(';', '\n') + "\n"))
                .isInstanceOf(InvalidMetadataException.class)
                .hasMessageStartingWith("a-1.dist-info/METADATA")
                .hasMessageContaining(message);
    }

    private static CoreMetadata parse(String text) {
        return CoreMetadata.parse(text.getBytes(UTF_8), "a-1.dist-info/METADATA");
    }
}
