package io.github.wheelwright.maven.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.maven.ci.Scope;
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

    // C10
    @Test
    void whatAPreviewPushesHasARepositoryOfItsOwn() {
        KeptImage image = new KeptImage("base", KeptImage.Kind.PUSHED, "host:5000/team/rocm:7.1");
        assertThat(image.in(Scope.PREVIEW).name()).isEqualTo("host:5000/team/rocm-preview:7.1");
        assertThat(image.in(Scope.SHARED)).isEqualTo(image);
        assertThat(new KeptImage("base", KeptImage.Kind.SAVED, "rocm")
                        .in(Scope.PREVIEW)
                        .name())
                .isEqualTo("rocm");
    }

    @Test
    void whatCannotBePushedIsRefused() {
        assertThatThrownBy(() -> new KeptImage("base", KeptImage.Kind.PUSHED, "team/Rocm:7.1"))
                .hasMessageStartingWith("not the name of an image: ");
        assertThatThrownBy(() -> new KeptImage("base", KeptImage.Kind.PUSHED, "team/rocm@sha256:" + "0".repeat(64)))
                .hasMessage("a push makes the digest");
    }
}
