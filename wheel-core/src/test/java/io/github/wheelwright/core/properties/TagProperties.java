package io.github.wheelwright.core.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.tag.Tag;
import io.github.wheelwright.core.tag.TagSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * PEP 425, "Compressed Tag Sets": "for x in pytag.split('.'): for y in abitag.split('.'): for z in archtag.split('.'): yield
 * '-'.join((x, y, z))".
 */
class TagProperties {

    @Property
    void expandsAsTheLoopDoes(
            @ForAll("members") List<String> interpreters,
            @ForAll("members") List<String> abis,
            @ForAll("members") List<String> platforms) {
        List<Tag> expected = new ArrayList<>();
        for (String x : interpreters) {
            for (String y : abis) {
                for (String z : platforms) {
                    expected.add(new Tag(x, y, z));
                }
            }
        }
        String text = String.join(".", interpreters) + "-" + String.join(".", abis) + "-" + String.join(".", platforms);
        TagSet set = TagSet.parse(text);
        assertThat(set).hasToString(text).isEqualTo(TagSet.parse(text.toUpperCase(Locale.ROOT)));
        assertThat(set.stream().toList()).isEqualTo(expected);
        assertThat(set.expand()).isEqualTo(Set.copyOf(expected));
        assertThat(set.size()).isEqualTo(expected.size());
    }

    @Provide
    Arbitrary<List<String>> members() {
        return Arbitraries.of("py3", "cp312", "none", "abi3", "linux_x86_64", "_a")
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }
}
