package io.github.wheelwright.core.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.version.Specifier;
import io.github.wheelwright.core.version.Version;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** PEP 440, "Version matching", "Version exclusion", "Inclusive ordered comparison", "Exclusive ordered comparison". */
@Domain(Versions.class)
class ComparisonSpecifierProperties {

    private static boolean holds(String operator, Version wanted, Version candidate) {
        return Specifier.parse(operator + wanted.withoutLocal()).contains(candidate);
    }

    /** "If the specified version identifier is a public version identifier …, then the local version label … MUST be ignored". */
    @Property
    void matchingIgnoresLocalLabelsOfCandidates(@ForAll Version wanted, @ForAll Version candidate) {
        assertThat(holds("==", wanted, candidate))
                .isEqualTo(candidate.withoutLocal().equals(wanted.withoutLocal()));
        assertThat(Specifier.parse("==" + wanted.withLocal("x")).contains(candidate))
                .isEqualTo(candidate.equals(wanted.withLocal("x")));
    }

    /** "The allowed version identifiers and comparison semantics are the same as those of the Version matching operator, except … inverted". */
    @Property
    void exclusionIsTheOppositeOfMatching(@ForAll Version wanted, @ForAll Version candidate) {
        assertThat(holds("!=", wanted, candidate)).isNotEqualTo(holds("==", wanted, candidate));
        Version base = wanted.base();
        assertThat(Specifier.parse("!=" + base + ".*").contains(candidate))
                .isNotEqualTo(Specifier.parse("==" + base + ".*").contains(candidate));
    }

    /** "An inclusive ordered comparison clause … will match any version where the comparison is correct based on the relative position". */
    @Property
    void inclusiveComparisonIsTheOrder(@ForAll Version wanted, @ForAll Version candidate) {
        assertThat(holds(">=", wanted, candidate)).isEqualTo(candidate.compareTo(wanted.withoutLocal()) >= 0);
        assertThat(holds("<=", wanted, candidate))
                .isEqualTo(candidate.withoutLocal().compareTo(wanted.withoutLocal()) <= 0);
    }

    /** "The exclusive ordered comparison {@code >V} MUST NOT allow a post-release of the given version unless V itself is a post release." */
    @Property
    void greaterLeavesOutPostReleasesAndLocalVersions(@ForAll Version wanted) {
        Version version = wanted.withoutLocal();
        assertThat(holds(">", version, version.withLocal("x"))).isFalse();
        if (version.post().isEmpty() && version.dev().isEmpty()) {
            assertThat(holds(">", version, Version.parse(version + ".post1"))).isFalse();
        }
    }

    /** "The exclusive ordered comparison {@code <V} MUST NOT allow a pre-release of the specified version unless the specified version is itself a pre-release." */
    @Property
    void lessLeavesOutPrereleases(@ForAll Version wanted, @ForAll Version candidate) {
        Version version = wanted.withoutLocal();
        if (!version.isPrerelease()) {
            assertThat(holds("<", version, Version.parse(version + ".dev0"))).isFalse();
            assertThat(holds("<", version.base(), Version.parse(version.base() + "rc1")))
                    .isFalse();
        }
        if (holds("<", version, candidate)) {
            assertThat(candidate).isLessThan(version);
        }
    }

    @Property
    void exclusiveComparisonIsWithinTheOrder(@ForAll Version wanted, @ForAll Version candidate) {
        if (holds(">", wanted, candidate)) {
            assertThat(candidate.withoutLocal()).isGreaterThan(wanted.withoutLocal());
        }
        if (!candidate.base().equals(wanted.base())) {
            assertThat(holds(">", wanted, candidate)).isEqualTo(candidate.compareTo(wanted) > 0);
            assertThat(holds("<", wanted, candidate)).isEqualTo(candidate.compareTo(wanted) < 0);
        }
    }
}
