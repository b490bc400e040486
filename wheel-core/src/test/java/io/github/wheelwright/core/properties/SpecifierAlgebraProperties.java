package io.github.wheelwright.core.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.version.SpecifierSet;
import io.github.wheelwright.core.version.Version;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/**
 * PEP 440, "Version specifiers": "The comma (",") is equivalent to a logical <b>and</b> operator: a candidate version must match
 * all given version clauses in order to match the specifier as a whole."
 */
@Domain(Versions.class)
@Domain(DomainContext.Global.class)
class SpecifierAlgebraProperties {

    @Property
    void commaIsAnd(@ForAll("sets") String a, @ForAll("sets") String b, @ForAll Version version) {
        boolean both =
                SpecifierSet.parse(a).contains(version) && SpecifierSet.parse(b).contains(version);
        assertThat(SpecifierSet.parse(a + "," + b).contains(version)).isEqualTo(both);
        assertThat(SpecifierSet.parse(a).and(SpecifierSet.parse(b)).contains(version))
                .isEqualTo(both);
        assertThat(SpecifierSet.parse(b).and(SpecifierSet.parse(a))).isEqualTo(SpecifierSet.parse(a + "," + b));
    }

    @Property
    void printAndParseAreInverse(@ForAll("sets") String set, @ForAll Version version) {
        SpecifierSet specifiers = SpecifierSet.parse(set);
        SpecifierSet again = SpecifierSet.parse(specifiers.toString());
        assertThat(again)
                .isEqualTo(specifiers)
                .hasToString(specifiers.toString())
                .hasSameHashCodeAs(specifiers);
        assertThat(again.contains(version)).isEqualTo(specifiers.contains(version));
    }

    @Property
    void filterGivesWhatIsContained(@ForAll("sets") String set, @ForAll List<Version> versions) {
        SpecifierSet specifiers = SpecifierSet.parse(set);
        assertThat(versions.stream().filter(specifiers::contains).toList()).containsAll(specifiers.filter(versions));
        assertThat(specifiers.filter(versions, true))
                .isEqualTo(versions.stream().filter(specifiers::contains).toList());
        assertThat(specifiers.filter(versions).isEmpty())
                .isEqualTo(versions.stream().noneMatch(specifiers::contains));
    }

    @Provide
    Arbitrary<String> sets() {
        return clauses().list().ofMinSize(1).ofMaxSize(3).map(clauses -> String.join(",", clauses));
    }

    static Arbitrary<String> clauses() {
        Arbitrary<String> publicVersions =
                Versions.spellings().map(v -> v.contains("+") ? v.substring(0, v.indexOf('+')) : v);
        return Arbitraries.oneOf(
                Combinators.combine(Arbitraries.of("==", "!="), Versions.spellings())
                        .as(String::concat),
                Combinators.combine(Arbitraries.of("==", "!="), Versions.release())
                        .as((op, v) -> op + v + ".*"),
                Combinators.combine(Arbitraries.of("<", ">", "<=", ">="), publicVersions)
                        .as(String::concat),
                Versions.release().filter(v -> v.contains(".")).map("~="::concat));
    }
}
