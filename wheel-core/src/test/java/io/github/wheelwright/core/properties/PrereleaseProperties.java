package io.github.wheelwright.core.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.version.SpecifierSet;
import io.github.wheelwright.core.version.Version;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/**
 * PEP 440, "Handling of pre-releases": "Pre-releases of any kind, including developmental releases, are implicitly excluded from
 * all version specifiers, unless they are already present on the system, explicitly requested by the user, or if the only
 * available version that satisfies the version specifier is a pre-release."
 */
@Domain(Versions.class)
@Domain(DomainContext.Global.class)
class PrereleaseProperties {

    @Property
    void prereleasesComeOnlyAloneOrAskedFor(@ForAll Version wanted, @ForAll List<Version> versions) {
        SpecifierSet set = SpecifierSet.parse(">=" + wanted.withoutLocal());
        List<Version> chosen = set.filter(versions);
        boolean hasFinal = chosen.stream().anyMatch(v -> !v.isPrerelease());
        if (hasFinal && !wanted.isPrerelease()) {
            assertThat(chosen).noneMatch(Version::isPrerelease);
        }
        if (wanted.isPrerelease()) {
            assertThat(chosen).isEqualTo(set.filter(versions, true));
        }
    }

    @Property
    void aPrereleaseHasAPreOrDevelopmentPart(@ForAll Version version) {
        assertThat(version.isPrerelease())
                .isEqualTo(version.pre().isPresent() || version.dev().isPresent());
        assertThat(SpecifierSet.ANY.contains(version, false)).isNotEqualTo(version.isPrerelease());
    }
}
