package io.github.wheelwright.core.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectNameTest {

    @ParameterizedTest
    @CsvSource({
        "torch, torch",
        "Flash_Attn, flash-attn",
        "zope.interface, zope-interface",
        "A.-_b, a-b",
        "a--b, a-b",
        "7, 7",
    })
    void comparesByTheNormalisedForm(String written, String normalized) {
        ProjectName name = ProjectName.of(written);
        assertThat(name.normalized()).isEqualTo(normalized);
        assertThat(name.display()).isEqualTo(written);
        assertThat(name).isEqualTo(ProjectName.of(normalized)).hasSameHashCodeAs(ProjectName.of(normalized));
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "-a, 0", "a-, 1", "a b, 1", "a/b, 1", "\u00e9, 0", "a\u212a, 1", "., 0"})
    void refusesWhatIsNoNameAndSaysWhere(String text, int position) {
        assertThatThrownBy(() -> ProjectName.of(text))
                .isInstanceOfSatisfying(
                        InvalidProjectNameException.class,
                        e -> assertThat(e.position()).isEqualTo(position));
    }
}
