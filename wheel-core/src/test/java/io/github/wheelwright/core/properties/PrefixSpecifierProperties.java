package io.github.wheelwright.core.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.version.SpecifierSet;
import io.github.wheelwright.core.version.Version;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** PEP 440, "Version matching" (prefix match) and "Compatible release". */
@Domain(Versions.class)
class PrefixSpecifierProperties {

    /** "Prefix matching may be requested …, by appending a trailing {@code .*} to the version identifier …. This means that additional trailing segments will be ignored". */
    @Property
    void prefixMatchComparesTheNumbersWritten(@ForAll Version wanted, @ForAll Version candidate) {
        Version base = wanted.base();
        int size = base.release().size();
        boolean same = base.epoch().equals(candidate.epoch())
                && Versions.padded(base, size).equals(Versions.padded(candidate, size));
        assertThat(SpecifierSet.parse("==" + base + ".*").contains(candidate)).isEqualTo(same);
    }

    /** "For a given release identifier V.N, the compatible release clause is approximately equivalent to the pair of comparison clauses: {@code >= V.N, == V.*}". */
    @Property
    void compatibleReleaseIsAPairOfClauses(@ForAll Version wanted, @ForAll Version candidate) {
        Version version = wanted.withoutLocal();
        Assume.that(version.release().size() > 1);
        String base = version.base().toString();
        String pair = ">=" + version + ",==" + base.substring(0, base.lastIndexOf('.')) + ".*";
        assertThat(SpecifierSet.parse("~=" + version).contains(candidate))
                .isEqualTo(SpecifierSet.parse(pair).contains(candidate));
    }
}
