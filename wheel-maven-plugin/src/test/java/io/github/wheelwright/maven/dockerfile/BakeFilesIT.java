package io.github.wheelwright.maven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.maven.docker.RealBuildx;
import io.github.wheelwright.maven.docker.RealBuildx.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The bake files of {@code docker}, resolved by the real {@code buildx bake --print}. */
class BakeFilesIT {
    private static final String ROCM = "docker/rocm/docker-bake.hcl";
    private static final String CI = "docker/rocm/docker-bake.ci.hcl";
    private static final String CPU = "docker/cpu/docker-bake.hcl";

    private static final String VARIABLES = "BUILDKITE_COMMIT BUILDKITE_BUILD_NUMBER BUILDKITE_BUILD_ID PARENT_COMMIT"
            + " VLLM_MERGE_BASE_COMMIT IMAGE_TAG IMAGE_TAG_LATEST CI_MAX_JOBS RIXL_BRANCH UCX_BRANCH ROCSHMEM_BRANCH"
            + " DEEPEP_BRANCH RIXL_CACHE_KEY ROCSHMEM_CACHE_KEY DEEPEP_CACHE_KEY ROCM_CI_ARTIFACT_ONLY REMOTE_VLLM";

    // C2
    @Test
    void declaresTheVariablesOfTheModelWithDefaults() throws IOException {
        Outcome outcome = bake(Map.of(), List.of(ROCM, CI), "--list", "type=variables,format=json");
        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        List<String> names = new ArrayList<>();
        new ObjectMapper()
                .readTree(outcome.out())
                .forEach(variable -> names.add(variable.path("name").asText()));
        assertThat(names).contains(VARIABLES.split(" "));
    }

    @Test
    void builtWithoutSettingsItBuildsItsOwnBase() throws IOException {
        Map<String, JsonNode> targets = print(Map.of(), List.of(ROCM));
        assertThat(targets).containsOnlyKeys("base-rocm", "test-rocm");
        JsonNode test = targets.get("test-rocm");
        assertThat(texts(test.path("contexts"))).containsExactly(Map.entry("rocm-base", "target:base-rocm"));
        assertThat(texts(test.path("args")))
                .containsExactly(
                        Map.entry("COMPILER_CACHE", "ccache"),
                        Map.entry("LINKER", "mold"),
                        Map.entry("REMOTE_VLLM", "0"));
        assertThat(test.path("target").asText()).isEqualTo("test");
        assertThat(test.path("dockerfile").asText()).isEqualTo("cwd://docker/rocm/Dockerfile");
        assertThat(targets.get("base-rocm").path("dockerfile").asText()).isEqualTo("Dockerfile.rocm_base");
    }

    @Test
    void takesAllFromTheEnvironment() throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("BASE_IMAGE", "registry/base@sha256:" + "a".repeat(64));
        settings.put("CI_BASE_IMAGE", "registry/ci@sha256:" + "b".repeat(64));
        settings.put("BASE_WHEELS", "wheels");
        settings.put("SOURCE", "../vllm");
        settings.put("CI_MAX_JOBS", "16");
        settings.put("RIXL_BRANCH", "1111111");
        settings.put("UCX_BRANCH", "2222222");
        settings.put("DEEPEP_CACHE_KEY", "deep");
        JsonNode test = print(settings, List.of(ROCM, CI), "test-rocm-ci").get("test-rocm-ci");
        assertThat(texts(test.path("args")))
                .containsEntry("BASE_IMAGE", settings.get("BASE_IMAGE"))
                .containsEntry("CI_BASE_IMAGE", settings.get("CI_BASE_IMAGE"))
                .containsEntry("MAX_JOBS", "16")
                .containsEntry("RIXL_BRANCH", "1111111")
                .containsEntry("DEEPEP_CACHE", "deep")
                .containsEntry("ARG_PYTORCH_ROCM_ARCH", "gfx90a;gfx942;gfx950")
                .doesNotContainKey("ROCSHMEM_BRANCH");
        assertThat(texts(test.path("contexts"))).containsExactly(Map.entry("base-wheels", "wheels"));
        assertThat(test.path("context").asText()).isEqualTo("../vllm");
    }

    // C4
    @Test
    void readsLayerCachesFromTheNearestToTheFarthest() throws IOException {
        Map<String, String> settings = Map.of(
                "CACHE_REPO", "registry/cache",
                "BUILDKITE_COMMIT", "c0",
                "PARENT_COMMIT", "c1",
                "VLLM_MERGE_BASE_COMMIT", "c2",
                "CACHE_BRANCH_TAG", "mine",
                "CACHE_UPSTREAM_BRANCH_TAG", "theirs",
                "RIXL_CACHE_KEY", "r1",
                "IMAGE_TAG", "registry/test:c0");
        Map<String, JsonNode> targets = print(settings, List.of(ROCM, CI), "test-rocm-ci-with-wheel");
        assertThat(references(targets.get("csrc-rocm-ci").path("cache-from")))
                .containsExactly(
                        "registry/cache:csrc-rocm-c0",
                        "registry/cache:csrc-rocm-c1",
                        "registry/cache:csrc-rocm-c2",
                        "registry/cache:csrc-rocm-branch-mine",
                        "registry/cache:csrc-rocm-branch-theirs");
        assertThat(references(targets.get("csrc-rocm-ci").path("cache-to")))
                .containsExactly("registry/cache:csrc-rocm-c0", "registry/cache:csrc-rocm-branch-mine");
        assertThat(references(targets.get("test-rocm-ci").path("cache-from")))
                .startsWith("registry/cache:rocm-c0")
                .endsWith("registry/cache:rixl-rocm-r1");
        assertThat(targets.get("test-rocm-ci").path("tags").path(0).asText()).isEqualTo("registry/test:c0");
        assertThat(print(Map.of(), List.of(ROCM, CI), "test-rocm-ci")
                        .get("test-rocm-ci")
                        .has("cache-from"))
                .isFalse();
    }

    @Test
    void keepsTheCacheOfAPinnedLibraryAsLongAsItsPins() throws IOException {
        Map<String, String> settings = Map.of(
                "CACHE_REPO", "registry/cache",
                "BUILDKITE_COMMIT", "c0",
                "RIXL_CACHE_KEY", "r1",
                "ROCSHMEM_BRANCH", "s1",
                "DEEPEP_BRANCH", "d1");
        Map<String, JsonNode> targets = print(settings, List.of(ROCM, CI), "ci-base-rocm-ci-with-deps");
        assertThat(targets).containsKeys("rixl-rocm-ci", "rocshmem-rocm-ci", "deepep-rocm-ci", "ci-base-rocm-ci");
        assertThat(references(targets.get("rixl-rocm-ci").path("cache-to")))
                .containsExactly("registry/cache:rixl-rocm-r1");
        assertThat(references(targets.get("rocshmem-rocm-ci").path("cache-to")))
                .containsExactly("registry/cache:rocshmem-rocm-s1");
        assertThat(references(targets.get("deepep-rocm-ci").path("cache-from")))
                .containsExactly("registry/cache:deepep-rocm-d1-rocshmem-s1", "registry/cache:rocshmem-rocm-s1");
        assertThat(references(targets.get("ci-base-rocm-ci").path("cache-from")))
                .containsExactly(
                        "registry/cache:rixl-rocm-r1",
                        "registry/cache:rocshmem-rocm-s1",
                        "registry/cache:deepep-rocm-d1-rocshmem-s1");
    }

    // C6
    @Test
    void takesTheWheelOfAFolderInArtifactMode() throws IOException {
        Map<String, String> settings =
                Map.of("ROCM_CI_ARTIFACT_ONLY", "1", "BASE_IMAGE", "base", "ARTIFACTS", "artifacts");
        assertThat(texts(print(settings, List.of(ROCM, CI), "test-rocm-ci")
                        .get("test-rocm-ci")
                        .path("contexts")))
                .containsExactly(Map.entry("artifacts", "artifacts"));
        assertThat(print(settings, List.of(ROCM), "export-wheel-rocm")
                        .get("export-wheel-rocm")
                        .has("contexts"))
                .isFalse();
    }

    // D1
    @Test
    void buildsTheVariantsOfTheTable() throws IOException {
        Map<String, JsonNode> targets = print(Map.of("VLLM_BRANCH", "v0.12.0"), List.of(CPU));
        Map<String, TreeSet<String>> platforms = new TreeMap<>();
        for (String line : Files.readAllLines(StackFile.FOLDER.resolve("runtime/cpu-variants.tsv"))) {
            if (!line.startsWith("#")) {
                String[] cells = line.split("\t");
                platforms
                        .computeIfAbsent("wheel-" + cells[0], any -> new TreeSet<>())
                        .add(cells[2].equals("aarch64") ? "linux/arm64" : "linux/amd64");
            }
        }
        assertThat(targets.keySet()).isEqualTo(platforms.keySet());
        targets.forEach((name, target) -> {
            List<String> found = new ArrayList<>();
            target.path("platforms").forEach(platform -> found.add(platform.asText()));
            assertThat(found).as(name).containsExactlyInAnyOrderElementsOf(platforms.get(name));
        });
        assertThat(switches(targets.get("wheel-noavx512"))).isEqualTo("true 0 0 0");
        assertThat(switches(targets.get("wheel-avx512"))).isEqualTo("false 0 0 0");
        assertThat(switches(targets.get("wheel-avx512vnni"))).isEqualTo("false 1 0 0");
        assertThat(switches(targets.get("wheel-avx512bf16"))).isEqualTo("false 1 1 0");
        assertThat(switches(targets.get("wheel-amxbf16"))).isEqualTo("false 1 1 1");
        assertThat(targets.get("wheel-avx512")
                        .path("output")
                        .path(0)
                        .path("dest")
                        .asText())
                .isEqualTo("dist/avx512/python-3.12");
    }

    private static String switches(JsonNode target) {
        Map<String, String> args = texts(target.path("args"));
        return String.join(
                " ",
                args.get("VLLM_CPU_DISABLE_AVX512"),
                args.get("VLLM_CPU_AVX512VNNI"),
                args.get("VLLM_CPU_AVX512BF16"),
                args.get("VLLM_CPU_AMXBF16"));
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    private static List<String> references(JsonNode caches) {
        List<String> references = new ArrayList<>();
        caches.forEach(cache -> references.add(cache.path("ref").asText()));
        return references;
    }

    private static Map<String, JsonNode> print(Map<String, String> settings, List<String> files, String... targets)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--print"));
        arguments.addAll(Arrays.asList(targets));
        Outcome outcome = bake(settings, files, arguments.toArray(String[]::new));
        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        Map<String, JsonNode> all = new TreeMap<>();
        new ObjectMapper()
                .readTree(outcome.out())
                .path("target")
                .properties()
                .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }

    /** With {@code settings} alone: a CI's own variables do not count. */
    private static Outcome bake(Map<String, String> settings, List<String> files, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("env"));
        System.getenv().keySet().stream()
                .filter(name -> !name.matches("PATH|HOME|DOCKER_.*"))
                .forEach(name -> command.add("--unset=" + name));
        settings.forEach((name, value) -> command.add(name + "=" + value));
        command.addAll(List.of(Engines.require("docker"), "buildx", "bake"));
        command.addAll(List.of("--builder", Engines.require("buildx.builder")));
        files.forEach(file -> command.addAll(List.of("--file", file)));
        command.addAll(Arrays.asList(arguments));
        return RealBuildx.run(StackFile.FOLDER.getParent(), command);
    }
}
