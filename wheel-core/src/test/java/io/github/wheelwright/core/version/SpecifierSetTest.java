package io.github.wheelwright.core.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecifierSetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ">=2.9 | 2.9 2.9.0 2.9+cpu 2.9.post1 2.10a1 1!0 | 2.9a1 2.9.dev1 2.8.99",
                "<=2.9 | 2.9 2.9.0 2.9+cpu 2.9rc1 2.9.dev1 | 2.9.post1 2.9.0.1 2.10 1!0",
                "<2.9 | 2.8 2.8.post1 2.8.99+x | 2.9.dev1 2.9a1 2.9rc1+x 2.9 3",
                "<2.9.post1 | 2.9 2.9.post0 2.9rc1 2.9+x | 2.9.post1.dev0 2.9.post1 2.10",
                "<2.9rc1 | 2.9a1 2.9.dev1 2.9rc1.dev1 | 2.9rc1 2.9rc1+x 2.9",
                ">2.9 | 2.9.1 2.9.0.1 2.10.dev1 1!0 | 2.9 2.9+cpu 2.9.post1 2.9.post1.dev1 2.9rc1",
                ">2.9.post1 | 2.9.post2 2.9.post2.dev1 2.10 | 2.9.post1 2.9.post1+x 2.9",
                ">2.9rc1 | 2.9rc2 2.9 2.9.post1 | 2.9rc1 2.9rc1.post1 2.9rc1+x 2.9b1",
                ">2.9.0.1 | 2.9.0.1.1 2.9.0.2 2.9.1 | 2.9.0.1 2.9.0.1.post1 2.9.0.1+x 2.9.0.1a1",
                "==2.9 | 2.9 2.9.0 2.9+cpu | 2.9.post1 2.9rc1 2.9.0.1",
                "==2.9+cpu | 2.9+cpu 2.9.0+CPU | 2.9 2.9+cpu.1",
                "!=2.9 | 2.9.post1 2.9rc1 3 | 2.9 2.9.0 2.9+cpu",
                "==2.9.* | 2.9 2.9.0 2.9.7.post1 2.9rc1 2.9.dev0 2.9.0.0.1 2.9+x | 2.10 2.8 2.10.dev0 1!2.9 20.9",
                "!=2.9.* | 2.10 2.8 2.10.dev0 1!2.9 | 2.9 2.9.0 2.9rc1",
                "==2.* | 2 2.0a1 2.99.1 | 3.dev0 1.99",
                "==1!2.* | 1!2.5 | 2.5 2!2",
                "==2.9.0.* | 2.9 2.9.0 2.9.0.5 2.9rc1 | 2.9.1",
                "==1.2.3.0.* | 1.2.3 1.2.3.0.5 1.2.3a1 | 1.2.3.1 1.2.4",
                "==1.2.3.4.* | 1.2.3.4 1.2.3.4.5 1.2.3.4.dev0 | 1.2.3.5 1.2.3.40 1.2.3",
                "==1.2.3.4.5.* | 1.2.3.4.5 1.2.3.4.5.6 | 1.2.3.4.6 1.2.3.4",
                "==4094.* | 4094.1 | 4095 4093 4095.dev0",
                "==20260826.* | 20260826.1 20260826 | 20260827",
                "~=2.9 | 2.9 2.10 2.9+x | 3 3.dev0 2.8 2.9rc1 1!2.9",
                "~=2.9.0 | 2.9 2.9.7 2.9.0.1 | 2.10 2.9rc1",
                "~=2.9.1rc1 | 2.9.1rc1 2.9.1 2.9.2 | 2.10 2.9.1b1",
                "~=1!2.9 | 1!2.10 | 2.10 1!3",
                "~=1.2.3.4.0.0 | 1.2.3.4 1.2.3.4.0.7 | 1.2.3.4.1",
                "===2.9+CPU | 2.9+cpu | 2.9 2.9.0+cpu",
                "'>=2.9,<3,!=2.9.1' | 2.9 2.10rc1 | 2.9.1 3",
                "'' | 2.9 0.dev0 1!0 | ",
                ", | 2.9 | ",
                ">99999999999999999999 | 99999999999999999999.1 1!0 | 99999999999999999999.post1 5",
                "<99999999999999999999 | 5 99999999999999999998 | 99999999999999999999a1",
                "!=1!1 | 1 1!2 | 1!1 1!1.0+x",
            })
    void acceptsTheFirstListAndNotTheSecond(String set, String accepted, String refused) {
        SpecifierSet specifiers = SpecifierSet.parse(set);
        assertThat(versions(accepted)).allMatch(specifiers::contains);
        assertThat(versions(refused)).noneMatch(specifiers::contains);
    }

    private static List<Version> versions(String list) {
        return list == null
                ? List.of()
                : List.of(list.split(" ")).stream().map(Version::parse).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2.9 | 0",
                "=2.9 | 0",
                "=>2.9 | 0",
                ">= | 2",
                ">=2.x | 3",
                ">=2.9.* | 5",
                "~=2 | 2",
                "~=2.9+x | 5",
                "<2.9+x | 4",
                "==2.9rc1.* | 2",
                "==2.9+x.* | 2",
                "==2.9 .* | 5",
                ">=2.9 <3 | 5",
                ">=2.9,<3;x | 8",
                "===a b | 4",
                "===a;b | 4",
                ">=2.9,,foo | 7",
                "! =2 | 0"
            })
    void refusesWhatIsNoSpecifierAndSaysWhere(String text, int position) {
        assertThatThrownBy(() -> SpecifierSet.parse(text))
                .isInstanceOfSatisfying(
                        InvalidSpecifierException.class,
                        e -> assertThat(e.position()).isEqualTo(position));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "' < 3 , >= 2.9 ' | <3,>=2.9",
                ">=2.9,>=2.9.0,>=2.9 | >=2.9",
                "==V1.0-RC1 | ==V1.0-RC1",
                "~=1.0,~=1.0.0 | ~=1.0,~=1.0.0",
                ", , | ''",
            })
    void printsClausesSortedAndOnce(String text, String printed) {
        assertThat(SpecifierSet.parse(text)).hasToString(printed).isEqualTo(SpecifierSet.parse(printed));
    }

    @Test
    void givesPrereleasesOnlyWhereAskedForOrAlone() {
        List<Version> versions = versions("1.0 1.1rc1 1.1 2.0.dev1");
        assertThat(SpecifierSet.parse(">=1.0").filter(versions)).hasToString("[1.0, 1.1]");
        assertThat(SpecifierSet.parse(">=1.0rc1").filter(versions)).hasToString("[1.0, 1.1rc1, 1.1, 2.0.dev1]");
        assertThat(SpecifierSet.parse(">1.1").filter(versions)).hasToString("[2.0.dev1]");
        assertThat(SpecifierSet.parse(">1.1").filter(versions, false)).isEmpty();
        assertThat(SpecifierSet.parse("!=1.0rc1").filter(versions)).hasToString("[1.0, 1.1]");
        assertThat(SpecifierSet.parse("").contains(Version.parse("1.1rc1"))).isTrue();
        assertThat(SpecifierSet.parse("").contains(Version.parse("1.1rc1"), false))
                .isFalse();
    }

    @Test
    void comparesTextOnlyWhereThreeEqualSignsSaySo() {
        assertThat(SpecifierSet.parse("===1.0-Weird").contains("1.0-weird")).isTrue();
        assertThat(SpecifierSet.parse("===1.0").contains("1.0.0")).isFalse();
        assertThat(SpecifierSet.parse("==1.0").contains("not a version")).isFalse();
        assertThat(SpecifierSet.ANY.contains("not a version")).isTrue();
    }

    @Test
    void joinsSets() {
        SpecifierSet joined = SpecifierSet.parse(">=2").and(SpecifierSet.parse("<3"));
        assertThat(joined).hasToString("<3,>=2").isEqualTo(SpecifierSet.parse("<3,>=2.0"));
        assertThat(joined).hasSameHashCodeAs(SpecifierSet.parse("<3.0,>=2.0"));
        assertThat(SpecifierSet.ANY.and(SpecifierSet.ANY)).isEqualTo(SpecifierSet.ANY);
    }
}
