package io.github.wheelwright.core.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.name.ProjectName;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * PEP 503, "Normalized Names": "The name should be lowercased with all runs of the characters ., -, or _ replaced with a single -
 * character. This can be implemented in Python with the re module: re.sub(r"[-_.]+", "-", name).lower()".
 */
class NameProperties {

    @Property
    void normalFormIsThatOfThePattern(@ForAll("names") String name) {
        String expected = name.replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
        assertThat(ProjectName.of(name).normalized()).isEqualTo(expected);
        assertThat(ProjectName.of(expected)).isEqualTo(ProjectName.of(name)).hasSameHashCodeAs(ProjectName.of(name));
        assertThat(ProjectName.of(ProjectName.of(name).escaped())).isEqualTo(ProjectName.of(name));
    }

    @Property
    void normalFormOfAnyTextIsNormal(@ForAll String text) {
        String normal = ProjectName.normalize(text);
        assertThat(ProjectName.normalize(normal)).isEqualTo(normal);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars("abzAZ09-_.")
                .ofMinLength(1)
                .ofMaxLength(12)
                .map(name -> "x" + name + "9");
    }
}
