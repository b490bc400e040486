package io.github.wheelwright.core.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

    @ParameterizedTest
    @CsvSource({
        "1.0, 1.0",
        "v1.0, 1.0",
        "' 1.0\t', 1.0",
        "01.002, 1.2",
        "1.0-Alpha_1, 1.0a1",
        "1.0.beta, 1.0b0",
        "1.0c3, 1.0rc3",
        "1.0preview4, 1.0rc4",
        "1.0pre, 1.0rc0",
        "1.0-1, 1.0.post1",
        "1.0.rev5, 1.0.post5",
        "1.0r, 1.0.post0",
        "1.0dev, 1.0.dev0",
        "1.0_dev-3, 1.0.dev3",
        "1.0a., 1.0a0",
        "1.0a.-1, 1.0a0.post1",
        "1.0+Ubuntu-01_X, 1.0+ubuntu.1.x",
        "0!1.0, 1.0",
        "01!1.0, 1!1.0",
        "1!2.3rc4.post5.dev6+7, 1!2.3rc4.post5.dev6+7",
        "2.9.0+git1c57644, 2.9.0+git1c57644",
        "0.12.0rc1.dev12+g0ab1c2d.d20260826.rocm700, 0.12.0rc1.dev12+g0ab1c2d.d20260826.rocm700",
    })
    void printsEverySpellingInNormalForm(String spelling, String normal) {
        assertThat(Version.parse(spelling)).hasToString(normal);
        assertThat(Version.parse(spelling)).isEqualTo(Version.parse(normal)).hasSameHashCodeAs(Version.parse(normal));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "'  ', 2",
        "a, 0",
        "1..2, 1",
        "1.0., 3",
        "1.0.x, 3",
        "1.0+, 4",
        "1.0+a..b, 6",
        "1.0+a+b, 5",
        "1.0a1b2, 5",
        "1!, 2",
        "!1, 0",
        "1.0.dev1.post1, 8",
        "1 .0, 1",
        "1.0\u0661, 3",
        "1.0+\u00e9, 4",
    })
    void refusesWhatIsNoVersionAndSaysWhere(String text, int position) {
        assertThatThrownBy(() -> Version.parse(text))
                .isInstanceOfSatisfying(
                        InvalidVersionException.class,
                        e -> assertThat(e.position()).isEqualTo(position));
    }

    @Test
    void ordersAsPep440Does() {
        List<String> ascending = List.of(
                "1.dev0",
                "1.0.dev456",
                "1.0a1.dev1",
                "1.0a1",
                "1.0a1+x",
                "1.0a1.post1.dev1",
                "1.0a1.post1",
                "1.0a2.dev456",
                "1.0a12.dev456",
                "1.0a12",
                "1.0a33554430",
                "1.0a33554431",
                "1.0a99999999999999999999",
                "1.0b1.dev456",
                "1.0b2",
                "1.0b2.post345.dev456",
                "1.0b2.post345",
                "1.0rc1.dev456",
                "1.0rc1",
                "1.0",
                "1.0+abc.5",
                "1.0+abc.7",
                "1.0+5",
                "1.0+5.a",
                "1.0+5.0",
                "1.0+20240101000000000000",
                "1.0.post456.dev34",
                "1.0.post456",
                "1.0.post456+cpu",
                "1.0.0.1a1",
                "1.0.0.1",
                "1.0.0.1+x",
                "1.0.0.1.post1",
                "1.0.0.1.0.1",
                "1.0.0.20260826",
                "1.0.0.33554431",
                "1.0.0.99999999999999999999",
                "1.1.dev1",
                "1.1022",
                "1.1023",
                "1.1024",
                "1.20260826",
                "2",
                "4094",
                "4095",
                "4095.1",
                "4096",
                "20260826",
                "99999999999999999999",
                "1!0.1",
                "2!0.dev0",
                "10!0");
        for (int i = 0; i < ascending.size(); i++) {
            for (int j = 0; j < ascending.size(); j++) {
                Version a = Version.parse(ascending.get(i));
                Version b = Version.parse(ascending.get(j));
                assertThat(Integer.signum(a.compareTo(b)))
                        .as("%s with %s", a, b)
                        .isEqualTo(Integer.compare(i, j));
                assertThat(a.equals(b)).isEqualTo(i == j);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1.0.0",
        "1.0+x, 1+X",
        "0, 0.0",
        "1.0a1.dev1, 1a1.dev1",
        "20260826.0, 20260826",
        "1!0, 1!0.0.0.0.0",
        "1.0.0.0.0.0, 1",
        "1.2.3.4.5.0, 1.2.3.4.5",
    })
    void ignoresTrailingZerosOfTheRelease(String a, String b) {
        assertThat(Version.parse(a)).isEqualByComparingTo(Version.parse(b)).isEqualTo(Version.parse(b));
        assertThat(Version.parse(a)).hasSameHashCodeAs(Version.parse(b));
    }

    @Test
    void takesNumbersOfAnyLength() {
        String digits = "9".repeat(5_000);
        Version version = Version.parse("1." + digits + ".post" + digits);
        assertThat(version).hasToString("1." + digits + ".post" + digits);
        assertThat(version.post()).contains(new BigInteger(digits));
        assertThat(version).isGreaterThan(Version.parse("1." + digits));
    }

    @Test
    void givesItsParts() {
        Version version = Version.parse("1!2.0.3rc4.post5.dev6+cpu.7");
        assertThat(version.epoch()).isEqualTo(1);
        assertThat(version.release()).extracting(BigInteger::intValue).containsExactly(2, 0, 3);
        assertThat(version.pre()).hasToString("Optional[rc4]");
        assertThat(version.post()).contains(BigInteger.valueOf(5));
        assertThat(version.dev()).contains(BigInteger.valueOf(6));
        assertThat(version.local()).contains("cpu.7");
        assertThat(version.base()).hasToString("1!2.0.3");
        assertThat(version.withoutLocal()).hasToString("1!2.0.3rc4.post5.dev6");
        assertThat(version.withLocal("rocm7.1")).hasToString("1!2.0.3rc4.post5.dev6+rocm7.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1a1", "1.dev1", "1.post1.dev2", "1a1.post1", "20260826b1", "1!1rc1", "1.0.0.1.dev1", "1a1+x"})
    void knowsPrereleases(String text) {
        assertThat(Version.parse(text).isPrerelease()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.post1", "1+dev1", "1+a1", "20260826", "1!1.post2+rc1", "1.2.3.4.5"})
    void knowsFinalReleases(String text) {
        assertThat(Version.parse(text).isPrerelease()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0.12.0, .post1, 0.12.0.post1",
        "0.12.0, .a1, 0.12.0a1",
        "0.12.0, rc2, 0.12.0rc2",
        "0.12.0rc1, .dev3, 0.12.0rc1.dev3",
        "0.12.0+cpu, .post1, 0.12.0.post1+cpu",
    })
    void takesAPostfix(String version, String postfix, String result) {
        assertThat(Version.parse(version).withPostfix(postfix)).hasToString(result);
    }

    @Test
    void refusesAPostfixThatCannotFollow() {
        assertThatThrownBy(() -> Version.parse("0.12.0.post1").withPostfix("rc1"))
                .isInstanceOf(InvalidVersionException.class);
    }

    @Test
    void findsTheLastAndTheNextPostRelease() {
        List<Version> known = List.of(
                        "0.12.0", "0.12.0.post9", "0.12.0.post10+cpu", "0.12.0.post11.dev1", "0.12.1.post20", "0.12")
                .stream()
                .map(Version::parse)
                .toList();
        PostReleases releases = new PostReleases(Version.parse("0.12"));
        assertThat(releases.highest(known)).contains(Version.parse("0.12.0.post10+cpu"));
        assertThat(releases.next(known)).hasToString("0.12.post11");
        assertThat(releases.next(List.of())).hasToString("0.12.post1");
        assertThat(new PostReleases(Version.parse("0.12rc1")).next(known)).hasToString("0.12rc1.post1");
    }
}
