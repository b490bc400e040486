package io.github.wheelwright.core.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.version.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "torch|torch==2.9",
                "torch==2.8|torch==2.9",
                "torch >= 2.8|torch ==2.9",
                "torch (>=2.8)|torch (==2.9)",
                "torch ( >=2.8 , <3 ) ; a|!",
                "torch>=2.8,!=2.8.1 ,<3|torch==2.9",
                "torch ~= 2.8 ; os_name=='nt'|torch ==2.9 ; os_name=='nt'",
                "torch; os_name == \"n;t\"|torch==2.9; os_name == \"n;t\"",
                "torch  ;  os_name=='nt'|torch==2.9  ;  os_name=='nt'",
                "Torch [b, a] ===2.8|Torch [b, a] ==2.9",
                "torch[a]|torch[a]==2.9",
                "torch @ https://x/a;b.whl ; os_name=='nt'|torch==2.9 ; os_name=='nt'",
                "torch[a]@https://x/y.whl|torch[a]==2.9",
                "  torch>2 |  torch==2.9 ",
                "torch ()|torch (==2.9)",
                "torch ( ) ; os_name=='nt'|torch ( ==2.9) ; os_name=='nt'",
            })
    void setsSpecifiersAndKeepsEveryOtherCharacter(String text, String expected) {
        if (expected.equals("!")) {
            assertThatThrownBy(() -> RequirementText.parse(text)).isInstanceOf(InvalidRequirementException.class);
            return;
        }
        RequirementText changed = RequirementText.parse(text).withSpecifiers("==2.9");

        assertThat(changed).hasToString(expected);
        assertThat(changed.requirement().specifiers()).hasToString("==2.9");
        assertThat(changed.requirement().marker())
                .isEqualTo(Requirement.parse(text).marker());
        assertThat(changed.requirement().extras())
                .isEqualTo(Requirement.parse(text).extras());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "torch==2.9+a|torch==2.9",
                "torch>=2.8, ==2.9.0+A ,<3|torch>=2.8, ==2.9 ,<3",
                "torch===2.9+a|torch===2.9",
                "torch (==2.9+a) ; os_name=='2.9+a'|torch (==2.9) ; os_name=='2.9+a'",
                "torch==2.9.*|torch==2.9.*",
                "torch==2.9+b|torch==2.9+b",
                "torch @ https://x/2.9+a|torch @ https://x/2.9+a",
                "torch|torch",
            })
    void followsAVersionClauseByClause(String text, String expected) {
        Version from = Version.parse("2.9+a");

        RequirementText changed = RequirementText.parse(text)
                .withVersions(version -> version.equals(from) ? Version.parse("2.9") : version);

        assertThat(changed).hasToString(expected);
    }

    @Test
    void renamesTheProjectAndNothingElse() {
        assertThat(RequirementText.parse(" Foo.Bar [Foo] >=1; extra == 'Foo'").withName(ProjectName.of("baz-cpu")))
                .hasToString(" baz-cpu [Foo] >=1; extra == 'Foo'");
    }
}
