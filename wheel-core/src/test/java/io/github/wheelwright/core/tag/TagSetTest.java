package io.github.wheelwright.core.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagSetTest {

    @Test
    void expandsEveryCombination() {
        assertThat(TagSet.parse("py2.py3-none-any.win32").expand())
                .extracting(Tag::toString)
                .containsExactly("py2-none-any", "py2-none-win32", "py3-none-any", "py3-none-win32");
    }

    @Test
    void keepsWhatWasWrittenAndComparesWhatIsMeant() {
        assertThat(TagSet.parse("py3.Py2-None-any"))
                .hasToString("py3.Py2-None-any")
                .isEqualTo(TagSet.parse("py2.py3-none-any"));
        assertThat(TagSet.parse("py2-none-any").withPlatforms(List.of("a", "b")))
                .hasToString("py2-none-a.b");
    }

    @Test
    void refusesToExpandHostileSets() {
        String thousand = "a" + ".a".repeat(999);
        TagSet set = TagSet.parse(thousand + "-" + thousand + "-" + thousand);
        assertThat(set.size()).isEqualTo(1_000_000_000L);
        assertThatThrownBy(set::expand).isInstanceOf(InvalidTagException.class).hasMessageContaining("1000000000 tags");
    }

    @ParameterizedTest
    @CsvSource({
        "py3-none, 8",
        "py3-none-any-x, 12",
        "py3--any, 4",
        "py3.-none-any, 4",
        "'-none-any', 0",
        "3py-none-any, 0",
        "py2.3-none-any, 4",
        "p y-none-any, 0"
    })
    void refusesWhatIsNoTagSetAndSaysWhere(String text, int position) {
        assertThatThrownBy(() -> TagSet.parse(text))
                .isInstanceOfSatisfying(
                        InvalidTagException.class, e -> assertThat(e.position()).isEqualTo(position));
    }

    @Test
    void knowsTheOrderOfPep425() {
        assertThat(TagSet.parse("py2.py3-none-any").isSorted()).isTrue();
        assertThat(TagSet.parse("py3.py2-none-any").isSorted()).isFalse();
        assertThat(TagSet.parse("cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64")
                        .isSorted())
                .isFalse();
    }
}
