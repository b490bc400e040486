package io.github.wheelwright.core.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.requirement.Marker;
import io.github.wheelwright.core.requirement.MarkerEnvironment;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.requirement.RequirementText;
import io.github.wheelwright.core.requirement.TargetSystem;
import io.github.wheelwright.core.version.SpecifierSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** PEP 508, "Grammar": what is printed is read again as the same, and blanks change nothing. */
class RequirementProperties {

    @Property
    void printAndParseAreInverse(@ForAll("requirements") String text) {
        Requirement requirement = Requirement.parse(text);
        Requirement again = Requirement.parse(requirement.toString());
        assertThat(again)
                .isEqualTo(requirement)
                .hasToString(requirement.toString())
                .hasSameHashCodeAs(requirement);
    }

    @Property
    void blanksChangeNothing(@ForAll("requirements") String text) {
        String spaced = " " + text.replace(",", " ,\t").replace(";", "  ;  ").replace("(", " ( ") + " ";
        assertThat(Requirement.parse(spaced)).isEqualTo(Requirement.parse(text));
    }

    /** A change in place means what a change of the parsed requirement means, and keeps all else as it is written. */
    @Property
    void changesInPlaceMeanTheSame(@ForAll("requirements") String text) {
        String spaced = " " + text.replace(",", " ,\t").replace(";", "  ;  ").replace("(", " ( ") + " ";
        SpecifierSet pin = SpecifierSet.parse("==1.2.3");
        for (String written : List.of(text, spaced)) {
            Requirement expected = Requirement.parse(written).withSpecifiers(pin);
            RequirementText pinned = RequirementText.parse(written).withSpecifiers(pin.toString());
            assertThat(pinned.requirement()).isEqualTo(expected);
            assertThat(RequirementText.parse(written).withVersions(version -> version))
                    .hasToString(written);
            assertThat(RequirementText.parse(written)
                            .withName(ProjectName.of("other"))
                            .requirement())
                    .isEqualTo(Requirement.parse(written).withName(ProjectName.of("other")));
        }
    }

    /** PEP 508, "Grammar": {@code marker_or = marker_and wsp* 'or' marker_and}, so that {@code and} binds closer. */
    @Property
    void markersFollowTheAlgebraOfAndAndOr(
            @ForAll("markers") String a, @ForAll("markers") String b, @ForAll("markers") String c) {
        MarkerEnvironment linux = MarkerEnvironment.cpython("3.12", TargetSystem.LINUX, "x86_64");
        boolean x = Marker.parse(a).evaluate(linux);
        boolean y = Marker.parse(b).evaluate(linux);
        boolean z = Marker.parse(c).evaluate(linux);
        assertThat(evaluate("(%s) or (%s) and (%s)", linux, a, b, c)).isEqualTo(x || y && z);
        assertThat(evaluate("((%s) or (%s)) and (%s)", linux, a, b, c)).isEqualTo((x || y) && z);
        assertThat(evaluate("(%s) and (%s) or (%s)", linux, a, b, c)).isEqualTo(x && y || z);
    }

    private static boolean evaluate(String pattern, MarkerEnvironment environment, Object... markers) {
        Marker marker = Marker.parse(pattern.formatted(markers));
        assertThat(Marker.parse(marker.toString())).isEqualTo(marker);
        return Marker.parse(marker.toString()).evaluate(environment);
    }

    @Provide
    Arbitrary<String> requirements() {
        Arbitrary<String> extras = Arbitraries.of("", "[]", "[a]", "[B_c,a.d]");
        Arbitrary<String> targets = Arbitraries.oneOf(
                Arbitraries.of("", "()"),
                SpecifierAlgebraProperties.clauses()
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(3)
                        .map(c -> String.join(",", c)),
                SpecifierAlgebraProperties.clauses().map(c -> "(" + c + ")"));
        Arbitrary<String> condition =
                Arbitraries.oneOf(Arbitraries.just(""), markers().map(";"::concat));
        return Combinators.combine(
                        Arbitraries.of("torch", "Flash_Attn", "zope.interface", "a1"), extras, targets, condition)
                .as((name, extra, target, marker) -> name + extra + target + marker);
    }

    @Provide
    Arbitrary<String> markers() {
        Arbitrary<String> comparison = Combinators.combine(
                        Arbitraries.of("python_version", "os_name", "platform_machine", "extra", "sys_platform"),
                        Arbitraries.of("==", "!=", "<", ">=", " in ", " not in "),
                        Arbitraries.of("'3.12'", "\"posix\"", "'x86_64'", "''", "'linux'", "'3.9'"))
                .as((variable, operator, value) -> variable + operator + value);
        return comparison.list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join(" or ", parts));
    }
}
