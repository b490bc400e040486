package io.github.wheelwright.core.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.version.Version;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/**
 * PEP 440, "Summary of permitted suffixes and relative ordering": "All release segments involved in the comparison MUST be
 * converted to a consistent length by padding shorter segments with zeros as needed."
 */
@Domain(Versions.class)
class VersionOrderProperties {

    @Property
    void orderIsTotal(@ForAll Version a, @ForAll Version b, @ForAll Version c) {
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
        if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
            assertThat(a).isLessThanOrEqualTo(c);
        }
        if (a.compareTo(b) == 0) {
            assertThat(Integer.signum(a.compareTo(c))).isEqualTo(Integer.signum(b.compareTo(c)));
        }
    }

    @Property
    void equalityIsThatOfTheOrder(@ForAll Version a, @ForAll Version b) {
        assertThat(a.equals(b)).isEqualTo(a.compareTo(b) == 0);
        if (a.equals(b)) {
            assertThat(a).hasSameHashCodeAs(b);
        }
    }

    @Property
    void epochDecidesFirst(@ForAll Version a, @ForAll Version b) {
        if (!a.epoch().equals(b.epoch())) {
            assertThat(Integer.signum(a.compareTo(b))).isEqualTo(a.epoch().compareTo(b.epoch()));
        }
    }

    @Property
    void releaseDecidesNextPaddedWithZeros(@ForAll Version a, @ForAll Version b) {
        if (!a.epoch().equals(b.epoch())) {
            return;
        }
        for (int i = 0; i < 6; i++) {
            int order = number(a, i).compareTo(number(b, i));
            if (order != 0) {
                assertThat(Integer.signum(a.compareTo(b))).isEqualTo(order);
                return;
            }
        }
        assertThat(a.base()).isEqualTo(b.base()).isEqualByComparingTo(b.base());
    }

    private static BigInteger number(Version version, int index) {
        return index < version.release().size() ? version.release().get(index) : BigInteger.ZERO;
    }

    @Property
    void zerosAtTheEndOfTheReleaseDoNotCount(@ForAll Version version) {
        Version longer = Version.parse(version.toString().replaceFirst("^((?:\\d+!)?\\d+(?:\\.\\d+)*)", "$1.0"));
        assertThat(longer).isEqualByComparingTo(version).isEqualTo(version).hasSameHashCodeAs(version);
    }
}
