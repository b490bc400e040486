package io.github.wheelwright.maven.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptImageTest {
    @ParameterizedTest
    @CsvSource({"rocm, rocm", "rocm-base, rocm", "rocm-base-image, rocm", "rocm:7.1, rocm", "a.b_c-d, a.b_c-d"})
    void isSavedUnderItsName(String name, String start) {
        assertThat(new KeptImage("base", KeptImage.Kind.SAVED, name).fileName())
                .isEqualTo(start + "-base-image.tar.gz");
    }

    @ParameterizedTest
    @CsvSource({"../rocm", "registry/rocm", "Rocm", "''", "'rocm,dest=/etc'"})
    void aNameThatIsNoneIsRefused(String name) {
        assertThatThrownBy(() -> new KeptImage("base", KeptImage.Kind.SAVED, name))
                .hasMessageStartingWith("a base image cannot be saved as ");
    }

    @Test
    void isReferredToByItsDigest() {
        assertThat(new KeptImage("base", KeptImage.Kind.PUSHED, "host:5000/team/rocm:7.1")
                        .reference(Optional.of("sha256:1")))
                .contains("host:5000/team/rocm@sha256:1");
        assertThat(new KeptImage("base", KeptImage.Kind.PUSHED, "host:5000/rocm").reference(Optional.of("sha256:1")))
                .contains("host:5000/rocm@sha256:1");
    }
}
