package io.github.wheelwright.maven.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.maven.dockerfile.Dockerfile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CellArgumentsTest {
    private static final String X86 = "linux/amd64";
    private static final String FIRST = "https://first.example.org/cpu/";
    private static final String SECOND = "https://second.example.org/simple/";

    private final BuildSpec spec = new BuildSpec(
            Path.of("Dockerfile"),
            ".",
            Optional.empty(),
            X86,
            Map.of("BASE_IMAGE", "configured"),
            Map.of(),
            Map.of(),
            Map.of(),
            List.of());

    @Test
    void aCellTellsItsBuildWhatItIs() {
        BuildSpec built = arguments(Map.of(X86, "manylinux@sha256:1", "linux/arm64", "other@sha256:2"))
                .into(
                        spec,
                        cell(Map.of("VLLM_CPU_DISABLE_AVX512", "true"), List.of()),
                        dockerfile("BASE_IMAGE", "PYTHON_VERSION=3.10", "VERSION", "VLLM_CPU_DISABLE_AVX512=0"));

        assertThat(built.arguments())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "BASE_IMAGE", "manylinux@sha256:1",
                        "PYTHON_VERSION", "3.12",
                        "VERSION", "0.12.0",
                        "VLLM_CPU_DISABLE_AVX512", "true"));
    }

    @Test
    void whatTheDockerfileDoesNotDeclareIsAnError() {
        assertThatThrownBy(() -> arguments(Map.of())
                        .into(
                                spec,
                                cell(Map.of("VLLM_CPU_AMX", "1"), List.of()),
                                dockerfile("VERSION", "PYTHON_VERSION")))
                .hasMessage(
                        "Dockerfile does not declare ARG VLLM_CPU_AMX, and the build of amx-3.12-linux_amd64 depends on it");
    }

    @Test
    void aPlatformWithoutAnImageIsAnError() {
        assertThatThrownBy(() -> arguments(Map.of("linux/arm64", "other"))
                        .into(spec, cell(Map.of(), List.of()), dockerfile("BASE_IMAGE", "VERSION", "PYTHON_VERSION")))
                .hasMessage("no image is named to build for linux/amd64 in");
    }

    @Test
    void indexesGoInTheirOrderIntoTheVariablesThatAreDeclared() {
        BuildSpec built = arguments(Map.of())
                .into(
                        spec,
                        cell(Map.of(), List.of(FIRST, SECOND)),
                        dockerfile(
                                "VERSION",
                                "PYTHON_VERSION",
                                "PIP_INDEX_URL",
                                "PIP_EXTRA_INDEX_URL",
                                "UV_INDEX",
                                "UV_DEFAULT_INDEX"));

        assertThat(built.arguments())
                .containsEntry("PIP_INDEX_URL", FIRST)
                .containsEntry("PIP_EXTRA_INDEX_URL", SECOND)
                .containsEntry("UV_INDEX", FIRST)
                .containsEntry("UV_DEFAULT_INDEX", SECOND);
    }

    @Test
    void passwordsOfIndexesAreSecretsAndInNoKey() {
        String secret = "https://reader:pass@first.example.org/cpu/";
        Dockerfile dockerfile = Dockerfile.parse(
                "Dockerfile",
                "FROM scratch\nARG VERSION\nARG PYTHON_VERSION\nARG PIP_INDEX_URL\n"
                        + "RUN --mount=type=secret,id=PIP_INDEX_URL,env=PIP_INDEX_URL pip install x\n");
        BuildSpec built = arguments(Map.of()).into(spec, cell(Map.of(), List.of(secret)), dockerfile);

        assertThat(built.arguments()).doesNotContainKey("PIP_INDEX_URL");
        assertThat(built.keyInput().toString()).doesNotContain("pass@");
        assertThat(built.request(Map.of(), false).secrets()).containsExactly(Map.entry("PIP_INDEX_URL", secret));
    }

    @Test
    void noIndexIsLeftOutSilently() {
        assertThatThrownBy(() -> arguments(Map.of())
                        .into(
                                spec,
                                cell(Map.of(), List.of(FIRST, SECOND)),
                                dockerfile("VERSION", "PYTHON_VERSION", "PIP_INDEX_URL")))
                .hasMessageContaining("some of the variant's package indexes only");
    }

    @Test
    void indexesThatNobodyTakesAreAnError() {
        assertThatThrownBy(() -> arguments(Map.of())
                        .into(spec, cell(Map.of(), List.of(FIRST)), dockerfile("VERSION", "PYTHON_VERSION")))
                .hasMessageStartingWith("the Dockerfile takes no package index from outside");
    }

    private static CellArguments arguments(Map<String, String> images) {
        return new CellArguments(Optional.of("0.12.0"), "VERSION", "PYTHON_VERSION", "BASE_IMAGE", images);
    }

    private static Cell cell(Map<String, String> environment, List<String> indexes) {
        Variant variant = new Variant(
                ProjectName.of("vllm-cpu-amx"),
                "amx",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                environment,
                List.of(),
                List.of(),
                indexes);
        return new Cell(Optional.of(variant), Optional.of("3.12"), X86);
    }

    private static Dockerfile dockerfile(String... arguments) {
        return Dockerfile.parse("Dockerfile", "FROM scratch\nARG " + String.join("\nARG ", arguments) + "\n");
    }
}
