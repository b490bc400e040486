package io.github.wheelwright.maven.dockerfile;

import static io.github.wheelwright.maven.dockerfile.StackFile.CPU;
import static io.github.wheelwright.maven.dockerfile.StackFile.ROCM;
import static io.github.wheelwright.maven.dockerfile.StackFile.ROCM_BASE;
import static io.github.wheelwright.maven.dockerfile.StackFile.RUNTIME;
import static io.github.wheelwright.maven.dockerfile.StackFile.paths;
import static io.github.wheelwright.maven.dockerfile.StackFile.stages;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.maven.cache.ContentKey;
import io.github.wheelwright.maven.dockerfile.BuildInputs.ImageSource;
import io.github.wheelwright.maven.dockerfile.BuildInputs.NeededStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that the Dockerfiles of {@code docker} keep, and which stage is made of what. */
class StackFilesTest {
    /** Images that other files of the folder make, and that have to be named. */
    private static final Set<String> OWN_IMAGES = Set.of("rocm-base", "demo-base");

    static Stream<StackFile> all() {
        return StackFile.all().stream();
    }

    static Stream<Arguments> targets() {
        return all().flatMap(file -> file.targets().stream().map(target -> Arguments.of(file, target)));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void startsFromImagesThatCannotChange(StackFile file, String target) {
        for (String remote : List.of("0", "1")) {
            assertThat(file.inputs(target, "REMOTE_VLLM=" + remote).images())
                    .extracting(ImageSource::reference)
                    .allMatch(image -> image.matches(".+@sha256:[0-9a-f]{64}") || OWN_IMAGES.contains(image));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void downloadsNothingWithoutItsDigest(StackFile file) {
        assertThat(file.instructions())
                .filteredOn(instruction -> instruction.keyword().equals("ADD"))
                .allMatch(instruction -> instruction.flag("checksum").isPresent());
        assertThat(file.instructions())
                .filteredOn(instruction -> instruction.script().matches("(?s).*\\b(?:curl|wget) .*https?:.*"))
                .allMatch(instruction -> instruction.script().contains("sha256sum"));
        assertThat(file.parsed().directives()).doesNotContainKey("syntax");
    }

    @ParameterizedTest
    @MethodSource("all")
    void namesSourcesByCommitOrRelease(StackFile file) {
        Map<String, String> references = new TreeMap<>();
        for (Instruction argument : file.parsed().globalArguments()) {
            String[] pair = argument.rest().split("=", 2);
            if (pair[0].endsWith("_BRANCH")) {
                references.put(pair[0], pair[1]);
            }
        }
        assertThat(references)
                .allSatisfy((name, value) ->
                        assertThat(value).as(name).matches("[0-9a-f]{7,40}|v?\\d+(?:\\.\\d+)+(?:\\.post\\d+)?"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void leavesNoPackageListsBehind(StackFile file) {
        assertThat(file.instructions())
                .filteredOn(instruction -> instruction.script().contains("apt-get install"))
                .allMatch(instruction -> instruction.script().contains("--no-install-recommends")
                        && instruction.script().contains("rm -rf /var/lib/apt/lists/*"));
        assertThat(file.instructions())
                .noneMatch(instruction -> instruction.script().contains("sudo "));
    }

    // what the key cannot know is which packages a distribution has on the day
    @ParameterizedTest
    @CsvSource({
        "rocm/Dockerfile.rocm_base, rocm-base",
        "rocm/Dockerfile, test",
        "rocm/Dockerfile, final",
        "cpu/Dockerfile, export",
        "runtime/Dockerfile, runtime"
    })
    void pinsAllButPackagesOfTheDistribution(String file, String target, @TempDir Path empty) throws IOException {
        ContentKey key = new ContentKey(
                StackFile.FOLDER.resolve(file),
                file.startsWith("runtime") ? StackFile.FOLDER.resolve("runtime") : empty,
                Optional.of(target),
                file.startsWith("rocm") && !file.endsWith("base")
                        ? Map.of("REMOTE_VLLM", "1", "BASE_IMAGE", "rocm-base@sha256:" + "0".repeat(64))
                        : Map.of(),
                "linux/amd64",
                Map.of(),
                image -> "sha256:" + "0".repeat(64));
        assertThat(key.compute().warnings()).allMatch(warning -> warning.matches(".*: (?:apt-get|dnf) installs .*"));
    }

    @ParameterizedTest
    @CsvSource({"rocm/Dockerfile, final", "runtime/Dockerfile, runtime", "demo/Dockerfile, final"})
    void servesWithoutBeingRoot(String file, String target) {
        List<Instruction> users = chain(new StackFile(StackFile.FOLDER.resolve(file)).inputs(target), target).stream()
                .flatMap(stage -> stage.instructions().stream())
                .filter(instruction -> instruction.keyword().equals("USER"))
                .toList();
        assertThat(users.get(users.size() - 1).rest()).matches("[1-9]\\d*(?::[1-9]\\d*)?");
    }

    @ParameterizedTest
    @CsvSource({"rocm/Dockerfile, final", "runtime/Dockerfile, runtime"})
    void isAskedForItsHealth(String file, String target) {
        Instruction check = chain(new StackFile(StackFile.FOLDER.resolve(file)).inputs(target), target).stream()
                .flatMap(stage -> stage.instructions().stream())
                .filter(instruction -> instruction.keyword().equals("HEALTHCHECK"))
                .findFirst()
                .orElseThrow();
        assertThat(check.flags()).contains("--interval=30s", "--timeout=10s", "--retries=3");
    }

    @Test
    void isAskedTheSameByCompose() throws IOException {
        Instruction check = RUNTIME.instructions().stream()
                .filter(instruction -> instruction.keyword().equals("HEALTHCHECK"))
                .findFirst()
                .orElseThrow();
        String compose = Files.readString(StackFile.FOLDER.resolve("runtime/compose.yaml"));
        assertThat(compose).contains("test: " + check.rest().replace("CMD [", "[\"CMD\", "));
        for (String flag : check.flags()) {
            String[] pair = flag.substring(2).replace('-', '_').split("=");
            assertThat(compose).contains(pair[0] + ": " + pair[1] + "\n");
        }
        assertThat(compose).contains(":/home/vllm/.cache/huggingface\n");
    }

    /** A stage and those that it starts from, bases first. */
    private static List<NeededStage> chain(BuildInputs inputs, String target) {
        List<NeededStage> chain = new ArrayList<>();
        for (String name = target; ; ) {
            String wanted = name;
            Optional<NeededStage> stage = inputs.stages().stream()
                    .filter(candidate -> candidate.stage().name().equals(wanted))
                    .findFirst();
            if (stage.isEmpty()) {
                return chain;
            }
            chain.add(0, stage.get());
            name = stage.get().base();
        }
    }

    // A4
    @Test
    void buildsEachBaseWheelInAStageOfItsOwn() {
        Instruction[] copies = ROCM_BASE.parsed().stages().stream()
                .filter(stage -> stage.name().equals("base-wheels"))
                .findFirst()
                .orElseThrow()
                .instructions()
                .toArray(Instruction[]::new);
        assertThat(copies)
                .extracting(copy -> copy.flag("from").orElse(""))
                .containsExactly(
                        "torch",
                        "triton",
                        "triton-kernels",
                        "torchvision",
                        "torchaudio",
                        "amdsmi",
                        "flash-attn",
                        "aiter");
        assertThat(copies).allMatch(copy -> copy.arguments().equals(List.of("/out/", "/")));
        assertThat(paths(ROCM_BASE.inputs("rocm-base"))).isEmpty();
    }

    // E4: an architecture that one component lacks is no reason to leave it out of the others
    @ParameterizedTest
    @CsvSource({
        "torch, PYTORCH_ROCM_ARCH, gfx90a;gfx942;gfx950;gfx1100;gfx1101;gfx1200;gfx1201;gfx1150;gfx1151",
        "torchvision, PYTORCH_ROCM_ARCH, gfx90a;gfx942;gfx950;gfx1100;gfx1101;gfx1200;gfx1201;gfx1150;gfx1151",
        "flash-attn, FA_ROCM_ARCH, gfx90a;gfx942;gfx950",
        "aiter, AITER_ROCM_ARCH, gfx942;gfx950"
    })
    void compilesEachComponentForArchitecturesOfItsOwn(String component, String argument, String value) {
        NeededStage stage = ROCM_BASE.inputs(component).stages().stream()
                .filter(candidate -> candidate.stage().name().equals(component))
                .findFirst()
                .orElseThrow();
        assertThat(stage.arguments()).containsEntry(argument, Optional.of(value));
        assertThat(stage.arguments().keySet().stream().filter(name -> name.endsWith("_ROCM_ARCH")))
                .containsExactly(argument);
    }

    // C5
    @Test
    void compilesKernelsFromKernelsAlone() {
        BuildInputs kernels = ROCM.inputs("csrc-build");
        assertThat(paths(kernels))
                .containsExactly(
                        "CMakeLists.txt",
                        "cmake/",
                        "csrc/",
                        "pyproject.toml",
                        "requirements/common.txt",
                        "requirements/rocm.txt",
                        "setup.py",
                        "vllm/__init__.py",
                        "vllm/envs.py");
        assertThat(stages(kernels)).doesNotContain("source", "source-0", "wheel");
        assertThat(paths(ROCM.inputs("export"))).contains(".");
    }

    // A5
    @ParameterizedTest
    @ValueSource(strings = {"csrc-build", "export", "ci-base", "test", "final"})
    void takesNothingFromTheHostForAnUpstreamTag(String target) {
        assertThat(paths(ROCM.inputs(target, "REMOTE_VLLM=1", "WITH_RUST=1"))).isEmpty();
        assertThat(paths(ROCM.inputs(target, "REMOTE_VLLM=0"))).isNotEmpty();
    }

    @Test
    void takesNothingFromTheHostForACpuWheelOfAnUpstreamTag() {
        assertThat(paths(CPU.inputs("export", "REMOTE_VLLM=1"))).isEmpty();
        assertThat(paths(CPU.inputs("export"))).containsExactly(".");
    }

    // C6
    @ParameterizedTest
    @ValueSource(strings = {"test", "final"})
    void compilesNothingWhereWheelsAreBuiltAlready(String target) {
        Set<String> compilers = Set.of("csrc-build", "wheel", "build-base", "fetch", "rust-build");
        assertThat(stages(ROCM.inputs(target))).contains("csrc-build", "wheel");
        assertThat(stages(ROCM.inputs(target, Set.of("artifacts")))).doesNotContainAnyElementsOf(compilers);
        assertThat(stages(ROCM.inputs("test", Set.of("artifacts"), "CI_BASE_IMAGE=ci@sha256:" + "0".repeat(64))))
                .containsExactly("artifacts", "checks", "test", "workspace", "workspace-0");
    }

    // C2: the peer's test and final images lack rocSHMEM
    @ParameterizedTest
    @ValueSource(strings = {"test", "final"})
    void hasTheLibrariesInTestAndInFinalImages(String target) {
        BuildInputs inputs = ROCM.inputs(target);
        assertThat(stages(inputs)).contains("rixl", "rocshmem", "deepep", "torchcodec", "rdma-core", "libraries");
        assertThat(chain(inputs, target))
                .extracting(stage -> stage.stage().name())
                .contains("libraries");
        assertThat(chain(inputs, target))
                .flatExtracting(NeededStage::instructions)
                .anyMatch(step -> step.script().contains("/checks/needed-libraries \"$site\" /opt/rocshmem"));
    }

    @ParameterizedTest
    @CsvSource({"rixl, RIXL_CACHE", "rocshmem, ROCSHMEM_CACHE", "deepep, DEEPEP_CACHE"})
    void cachesEachPinnedLibraryUnderAKeyOfItsOwn(String library, String argument) {
        assertThat(ROCM.inputs(library).stages())
                .filteredOn(stage -> stage.stage().name().equals(library))
                .singleElement()
                .satisfies(stage -> assertThat(stage.arguments()).containsKey(argument));
        assertThat(ROCM.inputs("csrc-build").stages())
                .noneMatch(stage -> stage.arguments().containsKey(argument));
    }

    @Test
    void installsWheelsOfTheContextBeforeThoseOfAnIndex() {
        assertThat(paths(RUNTIME.inputs("runtime")))
                .containsExactly("cpu-variants.tsv", "detect-variant", "install-variants", "start");
        assertThat(stages(RUNTIME.inputs("runtime"))).contains("wheels");
    }
}
