package io.github.wheelwright.maven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.maven.docker.RealBuildx.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stages that compile, run by the real engine on an image whose compilers only pretend to. */
class StackStagesIT {
    /** Stands for stages that have compilers. */
    private static final String TOOLS = """
            ARG BASE_IMAGE
            FROM ${BASE_IMAGE}
            COPY uv /usr/local/bin/
            RUN python3 -m venv --without-pip /opt/venv && echo 'echo "ccache $*"' > /usr/local/bin/ccache && \\
                echo 'mkdir /native && touch /native/kernels.whl' > /usr/local/bin/compile && chmod 755 /usr/local/bin/*
            ENV PATH=/opt/venv/bin:$PATH VIRTUAL_ENV=/opt/venv
            SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
            """;

    /** Writes what the compiler would see, and no wheel. */
    private static final String SETUP = """
            import os, sys
            out = [word.split("=", 1)[1] for word in sys.argv if word.startswith("--dist-dir=")][0]
            os.mkdir(out)
            with open(out + "/seen.txt", "w") as seen:
                seen.write(open("/proc/cpuinfo").read())
                for name in ("VLLM_TARGET_DEVICE", "VLLM_CPU_DISABLE_AVX512", "SETUPTOOLS_SCM_PRETEND_VERSION", "MAX_JOBS"):
                    seen.write(name + "=" + os.environ[name] + "\\n")
            """;

    @TempDir
    private Path folder;

    // C5
    @Test
    void compilesKernelsAnewForKernelsAndNotForPython() throws IOException {
        String tools = tools();
        Path checkout = checkout();
        Path kernels = Files.createDirectories(checkout.resolve("csrc")).resolve("a.hip");
        Files.writeString(kernels, UUID.randomUUID().toString());
        assertThat(kernels(tools, checkout)).isEqualTo("DONE");

        Files.writeString(checkout.resolve("vllm/engine.py"), UUID.randomUUID().toString());
        assertThat(kernels(tools, checkout)).isEqualTo("CACHED");

        Files.writeString(kernels, UUID.randomUUID().toString());
        assertThat(kernels(tools, checkout)).isEqualTo("DONE");
    }

    /** What became of the step that compiles. */
    private String kernels(String tools, Path checkout) throws IOException {
        Outcome outcome = new StackImages(folder)
                .build(
                        StackFile.ROCM,
                        checkout,
                        "--target=csrc-build",
                        "--build-context=build-base=docker-image://" + tools,
                        "--output=type=cacheonly");
        var step = Pattern.compile("(?s)#(\\d+) \\[csrc-build \\d+/\\d+] RUN .*?\n#\\1 (DONE|CACHED)")
                .matcher(outcome.errors());
        assertThat(step.find()).as(outcome.errors()).isTrue();
        return step.group(2);
    }

    // D1: whatever this machine's processor has
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VLLM_CPU_DISABLE_AVX512=true  | avx2                                     | avx512f",
                "VLLM_CPU_DISABLE_AVX512=false | avx2,avx512f,avx512vl                    | avx512_bf16",
                "VLLM_CPU_AVX512BF16=1         | avx2                                     | avx512_bf16"
            })
    void compilesAVariantForItsProcessor(String argument, String has, String lacks) throws IOException {
        Path checkout = checkout();
        Path out = folder.resolve("out");
        Outcome outcome = new StackImages(folder)
                .build(
                        StackFile.CPU,
                        checkout,
                        "--target=export",
                        "--build-context=base=docker-image://" + tools(),
                        "--build-arg=" + argument,
                        "--build-arg=SETUPTOOLS_SCM_PRETEND_VERSION=0.12.0",
                        "--no-cache-filter=wheel",
                        "--output=type=local,dest=" + out);
        assertThat(outcome.errors()).contains("ccache --zero-stats", "ccache --show-stats");
        String seen = Files.readString(out.resolve("seen.txt"));
        String flags = seen.lines()
                        .filter(line -> line.startsWith("flags"))
                        .findFirst()
                        .orElseThrow() + " ";
        for (String flag : has.split(",")) {
            assertThat(flags).contains(" " + flag + " ");
        }
        assertThat(flags).doesNotContain(" " + lacks + " ");
        assertThat(seen)
                .contains("VLLM_TARGET_DEVICE=cpu\n", "SETUPTOOLS_SCM_PRETEND_VERSION=0.12.0\n")
                .containsPattern("MAX_JOBS=[1-9]\\d*\n");
    }

    private String tools() throws IOException {
        String base = Engines.require("base-image");
        Path context = Files.createDirectories(folder.resolve("tools"));
        Path file = Files.writeString(context.resolve("Dockerfile"), TOOLS);
        Files.copy(Path.of(Engines.require("uv")), context.resolve("uv"));
        return new StackImages(folder)
                .push(new StackFile(file), context, "build-tools", "--build-arg=BASE_IMAGE=" + base);
    }

    /** As much of a checkout of vLLM as these stages take. */
    private Path checkout() throws IOException {
        Path checkout = Files.createDirectories(folder.resolve("checkout"));
        for (String file : List.of(
                "CMakeLists.txt",
                "pyproject.toml",
                "cmake/utils.cmake",
                "csrc/ops.h",
                "requirements/common.txt",
                "requirements/rocm.txt",
                "requirements/cpu-build.txt",
                "vllm/__init__.py",
                "vllm/envs.py")) {
            Path path = checkout.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "");
        }
        Files.writeString(checkout.resolve("setup.py"), SETUP);
        return checkout;
    }
}
