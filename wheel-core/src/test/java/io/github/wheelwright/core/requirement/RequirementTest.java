package io.github.wheelwright.core.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.version.SpecifierSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "torch | torch",
                "' Torch [cuda , Opt-Einsum,cuda] >=2.9 , <3 ; python_version<\"3.13\" ' | Torch[Opt-Einsum,cuda]<3,>=2.9; python_version < \"3.13\"",
                "torch (>=2.9,<3) | torch<3,>=2.9",
                "torch() | torch",
                "torch[] | torch",
                "torch>=2.9, | torch>=2.9",
                "torch == 2.9.* | torch==2.9.*",
                "torch===2.9+odd;os_name=='x' | torch===2.9+odd; os_name == \"x\"",
                "torch===a,,>=2 | torch===a,>=2",
                "torch@https://example.org/t.whl | torch @ https://example.org/t.whl",
                "torch @ https://example.org/t.whl;x ; extra == 'Cu_DA' | torch @ https://example.org/t.whl;x ; extra == \"cu-da\"",
                "a;'x' in extras | a; \"x\" in extras",
            })
    void printsAsTheReferenceDoes(String text, String printed) {
        assertThat(Requirement.parse(text)).hasToString(printed).isEqualTo(Requirement.parse(printed));
        assertThat(Requirement.parse(text)).hasSameHashCodeAs(Requirement.parse(printed));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 0",
                "'  ' | 2",
                ">=2 | 0",
                "-torch | 0",
                "torch_ | 5",
                "torch- | 5",
                "torch 2.9 | 6",
                "torch >=2.9 <3 | 12",
                "'torch>= ; python_version' | 7",
                "torch>=2.x | 8",
                "torch>=2.9.* | 10",
                "torch[cuda | 5",
                "torch[cuda opt] | 11",
                "torch[,a] | 6",
                "torch[a,] | 8",
                "torch (>=2.9 | 6",
                "torch (>=2.9) x | 14",
                "torch,>=2 | 5",
                "torch>=2,,<3 | 9",
                "torch @ | 7",
                "torch @ x y | 10",
                "torch; | 6",
                "torch; os_name | 14",
                "torch; os_name = 'x' | 15",
                "torch; os_name == x | 18",
                "torch; os_name == 'x | 18",
                "torch; os_name == 'x' y | 22",
                "torch; (os_name == 'x' | 7",
                "torch; os_name not 'x' | 19",
                "torch; 'a\\nb' == os_name | 9",
                "torch; os_name == 'x' or | 24",
                "torch!2 | 5",
                "tor\u00e7 | 3"
            })
    void refusesWhatIsNoRequirementAndSaysWhere(String text, int position) {
        assertThatThrownBy(() -> Requirement.parse(text))
                .isInstanceOfSatisfying(
                        InvalidRequirementException.class,
                        e -> assertThat(e.position()).isEqualTo(position));
    }

    @Test
    void underlinesThePlace() {
        assertThatThrownBy(() -> Requirement.parse("torch>= ; python_version < \"3.13\""))
                .hasMessage("""
                        expected a version after the operator
                            torch>= ; python_version < "3.13"
                                   ^""");
    }

    @Test
    void refusesLineBreaks() {
        for (String text :
                List.of("\ntorch", "torch\n", "torch>=2\n.9", "torch\n>=2", "torch[a\n]", "torch; os_name\n=='x'")) {
            assertThatThrownBy(() -> Requirement.parse(text)).isInstanceOf(InvalidRequirementException.class);
        }
        assertThatThrownBy(() -> Requirement.parse("torch>=\n2")).hasMessageContaining("control characters");
        assertThatThrownBy(() -> Requirement.parse("torch===a\u0001")).hasMessageContaining("control characters");
        assertThatThrownBy(() -> Requirement.parse("torch; os_name == 'a\u007f'"))
                .hasMessageContaining("control characters");
        assertThatThrownBy(() -> Requirement.parse("torch @ https://example.org/\r\nName: evil"))
                .hasMessageContaining("control characters");
    }

    @Test
    void comparesNamesAndExtrasInNormalForm() {
        assertThat(Requirement.parse("Flash_Attn[A.b]==1.0")).isEqualTo(Requirement.parse("flash-attn[a-b]==1.0.0"));
        assertThat(Requirement.parse("a; os_name=='x'")).isNotEqualTo(Requirement.parse("a"));
    }

    @Test
    void changesOnePartAndKeepsTheOthers() {
        Requirement requirement = Requirement.parse("torch[cuda]>=2.9; os_name == 'posix'");
        assertThat(requirement.withSpecifiers(SpecifierSet.parse("==2.9.1+rocm7.1")))
                .hasToString("torch[cuda]==2.9.1+rocm7.1; os_name == \"posix\"");
        assertThat(requirement.withName(ProjectName.of("torch-cpu")))
                .hasToString("torch-cpu[cuda]>=2.9; os_name == \"posix\"");
        assertThat(requirement.withMarker(Optional.empty())).hasToString("torch[cuda]>=2.9");
        assertThat(Requirement.parse("torch @ https://x/y").withSpecifiers(SpecifierSet.parse("==1")))
                .hasToString("torch==1");
    }

    @Test
    void appliesWhereItsMarkerHolds() {
        MarkerEnvironment linux = MarkerEnvironment.cpython("3.12", TargetSystem.LINUX, "x86_64");
        assertThat(Requirement.parse("triton; sys_platform == 'linux'").appliesTo(linux))
                .isTrue();
        assertThat(Requirement.parse("triton; sys_platform == 'win32'").appliesTo(linux))
                .isFalse();
        assertThat(Requirement.parse("triton").appliesTo(linux)).isTrue();
    }
}
