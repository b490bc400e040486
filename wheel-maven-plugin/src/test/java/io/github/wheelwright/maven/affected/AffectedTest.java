package io.github.wheelwright.maven.affected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.maven.dockerfile.BuildOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C9 */
class AffectedTest {
    @TempDir
    private Path root;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(root.resolve("docker/src"));
        Files.writeString(root.resolve("docker/base.Dockerfile"), """
                FROM scratch
                COPY toolchain/ /
                """);
        Files.writeString(root.resolve("docker/Dockerfile"), """
                FROM scratch AS kernels
                COPY csrc/*.cu csrc/deep/ /
                FROM scratch AS unrelated
                COPY other /
                FROM scratch AS wheel
                COPY --from=kernels / /
                COPY README.md setup.py /
                ADD https://example.org/file /
                """);
        Files.writeString(root.resolve("docker/.dockerignore"), "csrc/deep/tmp\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "docker/csrc/a.cu          | wheel      | taken by Dockerfile:2",
                "docker/csrc/a.txt         | wheel      | no pattern names it",
                "docker/csrc/deep/er/b     | wheel      | taken by Dockerfile:2",
                "docker/csrc/deep/tmp/x.md | nothing    | pattern *.md",
                "docker/README.md          | wheel      | taken by Dockerfile:7",
                "README.md                 | nothing    | pattern *.md",
                "docs/deep/conf.py         | nothing    | pattern /docs/",
                "docker/Dockerfile         | wheel      | the Dockerfile",
                "docker/.dockerignore      | base-image | says what base.Dockerfile takes",
                "docker/base.Dockerfile    | base-image | pattern base.Dockerfile",
                "docker/toolchain/gcc      | base-image | taken by base.Dockerfile:2",
                "docker/other              | wheel      | no pattern names it",
                "wheels/x.whl              | wheel      | build context wheels",
            })
    void decidesByWhatBuildsTakeAndThenByPatterns(String path, String effect, String reason) throws IOException {
        Affected affected = new Affected(
                root,
                new PathRules(List.of("*.md", "/docs/", "!/docs/api.rst")),
                new PathRules(List.of()),
                new PathRules(List.of("base.Dockerfile")),
                Optional.of(sources("Dockerfile", Optional.of("wheel"), Map.of("wheels", "../wheels"))),
                Optional.of(sources("base.Dockerfile", Optional.empty(), Map.of())));
        Verdict verdict = affected.verdicts(List.of(path)).get(0);
        assertThat(verdict).isEqualTo(new Verdict(path, effect(effect), reason));
    }

    // COPY . . takes everything: then patterns can leave files out, and only they
    @Test
    void letsPatternsLeaveOutWhatIsTakenAsAWhole() throws IOException {
        Files.writeString(root.resolve("docker/Dockerfile"), "FROM scratch\nCOPY . /src\nCOPY LICENSE /\n");
        Affected affected = new Affected(
                root,
                new PathRules(List.of("*.md", "LICENSE")),
                new PathRules(List.of()),
                new PathRules(List.of()),
                Optional.of(sources("Dockerfile", Optional.empty(), Map.of())),
                Optional.empty());
        assertThat(affected.verdicts(List.of("docker/a.md", "docker/a.c", "docker/LICENSE", "LICENSE")))
                .containsExactly(
                        new Verdict("docker/a.md", Effect.NOTHING, "pattern *.md"),
                        new Verdict("docker/a.c", Effect.WHEEL, "taken by Dockerfile:2"),
                        new Verdict("docker/LICENSE", Effect.WHEEL, "taken by Dockerfile:3"),
                        new Verdict("LICENSE", Effect.NOTHING, "pattern LICENSE"));
    }

    @Test
    void answersWithTheEffectThatIncludesAll() {
        assertThat(Affected.all(List.of())).isEqualTo(Effect.NOTHING);
        assertThat(Affected.all(List.of(
                        new Verdict("a", Effect.WHEEL, ""),
                        new Verdict("b", Effect.BASE_IMAGE, ""),
                        new Verdict("c", Effect.NOTHING, ""))))
                .isEqualTo(Effect.BASE_IMAGE);
        assertThat(Effect.BASE_IMAGE.includes(Effect.WHEEL)).isTrue();
        assertThat(Effect.WHEEL.includes(Effect.BASE_IMAGE)).isFalse();
    }

    @Test
    void refusesWhatIsNoPattern() {
        assertThatThrownBy(() -> new PathRules(List.of("a", "[b")))
                .isInstanceOf(WheelException.class)
                .hasMessage("not a pattern of paths: [b");
    }

    private static Effect effect(String word) {
        return Effect.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private BuildSources sources(String dockerfile, Optional<String> target, Map<String, String> contexts)
            throws IOException {
        return BuildSources.of(
                root.resolve("docker").resolve(dockerfile),
                root.resolve("docker"),
                new BuildOptions(target, Map.of(), "linux/amd64", Set.copyOf(contexts.keySet())),
                contexts);
    }
}
