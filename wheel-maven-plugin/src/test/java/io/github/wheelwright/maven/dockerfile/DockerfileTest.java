package io.github.wheelwright.maven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.maven.dockerfile.BuildInputs.ContextPath;
import io.github.wheelwright.maven.dockerfile.BuildInputs.ImageSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerfileTest {
    private static final String STACK = """
            ARG BASE=debian
            ARG UNUSED=1
            FROM ${BASE}:12 AS base
            ARG PYTHON=3.11
            ENV TOOLS=/opt/$PYTHON
            FROM base AS torch
            COPY torch $TOOLS/../src* /src/
            RUN <<EOF
            ARG NOT=1
            EOF
            FROM base AS unrelated
            COPY other /src/
            FROM scratch AS export
            COPY --from=torch /dist/ /
            COPY --from=example.org/notices:1 /NOTICE /
            """;

    @Test
    void takesOnlyWhatTheTargetNeeds() {
        BuildInputs inputs = inputs(STACK, "export", Map.of());

        assertThat(inputs.stages())
                .extracting(stage -> stage.stage().name())
                .containsExactly("base", "torch", "export");
        assertThat(inputs.globalArguments()).containsExactly(Map.entry("BASE", "debian"));
        assertThat(inputs.images())
                .extracting(ImageSource::reference)
                .containsExactly("debian:12", "example.org/notices:1");
        assertThat(inputs.paths()).extracting(ContextPath::path).containsExactly("torch", "/opt/3.11/../src*");
    }

    @Test
    void putsGivenArgumentsIn() {
        BuildInputs inputs = inputs(STACK, "torch", Map.of("BASE", "ubuntu", "PYTHON", "3.12"));

        assertThat(inputs.images()).extracting(ImageSource::reference).containsExactly("ubuntu:12");
        assertThat(inputs.paths()).extracting(ContextPath::path).contains("/opt/3.12/../src*");
    }

    @Test
    void countsAllOfTheContextWhereTheImageMayDefineThePath() {
        BuildInputs inputs = inputs("FROM debian\nCOPY $WHERE /x\n", "", Map.of());

        assertThat(inputs.paths()).extracting(ContextPath::path).containsExactly("/");
    }

    @Test
    void replacesStagesByNamedContexts() {
        Dockerfile dockerfile = Dockerfile.parse("Dockerfile", STACK);
        BuildInputs inputs = BuildInputs.of(
                dockerfile, new BuildOptions(Optional.of("torch"), Map.of(), "linux/amd64", Set.of("base")));

        assertThat(inputs.images()).extracting(ImageSource::reference).containsExactly("base");
        assertThat(inputs.stages().get(0).instructions()).isEmpty();
    }

    @Test
    void findsWhatMountsNeed() {
        BuildInputs inputs = inputs("""
                FROM scratch AS tools
                FROM scratch
                ARG DIR=wheels
                RUN --mount=from=tools,target=/tools --mount=type=bind,source=$DIR,target=/in \\
                    --mount=type=cache,target=/cache true
                """, "", Map.of());

        assertThat(inputs.stages()).hasSize(2);
        assertThat(inputs.paths()).extracting(ContextPath::path).containsExactly("wheels");
    }

    @Test
    void writesAnInstructionInOneLine() {
        Dockerfile dockerfile = Dockerfile.parse(
                "Dockerfile", "FROM scratch\nRUN one \\\n  # comment\n  two\nCOPY <<EOF /a\\b\nx\n\ty\nEOF\n");

        assertThat(dockerfile.stages().get(0).instructions())
                .extracting(Instruction::text)
                .containsExactly("RUN one   two", "COPY <<EOF /a\\\\b\\nx\\n\\x09y\\nEOF");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FROM scratch\\nHELLO      | Dockerfile:2: unknown instruction: HELLO",
                "RUN x                     | Dockerfile:1: no build stage in current context",
                "FROM scratch\\nARG A=${B  | Dockerfile:2: failed to process \"${B\": syntax error: missing '}'",
                "FROM scratch\\nRUN <<X\\n | Dockerfile:2: unterminated heredoc X",
                "FROM ${A}                 | Dockerfile:1: base name (${A}) should not be blank",
                "# escape=x\\nFROM scratch | Dockerfile:1: invalid escape token",
            })
    void namesTheLineThatIsWrong(String text, String message) {
        assertThatThrownBy(() -> inputs(text.replace("\\n", "\n"), "", Map.of()))
                .isInstanceOf(InvalidDockerfileException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void namesTheTargetsThatThereAre() {
        assertThatThrownBy(() -> inputs(STACK, "exprt", Map.of()))
                .hasMessage("Dockerfile: target stage \"exprt\" could not be found")
                .isInstanceOfSatisfying(
                        WheelException.class,
                        e -> assertThat(e.remedy()).contains("name one of base, torch, unrelated, export"));
    }

    private static BuildInputs inputs(String text, String target, Map<String, String> given) {
        return BuildInputs.of(
                Dockerfile.parse("Dockerfile", text),
                new BuildOptions(Optional.of(target).filter(name -> !name.isEmpty()), given, "linux/amd64", Set.of()));
    }
}
