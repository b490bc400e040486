package io.github.wheelwright.maven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.maven.docker.RealBuildx.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The test image of {@code docker/rocm}, assembled by the real engine from wheels that are built already. */
class RocmImageIT {
    /** Stands for the image that {@code ci-base} was pushed as. */
    private static final String CI_BASE = """
            ARG BASE_IMAGE
            FROM ${BASE_IMAGE}
            COPY uv /usr/local/bin/
            RUN python3 -m venv --without-pip /opt/venv && mkdir -p /opt/rocshmem/lib /usr/local/ucx /usr/local/rixl
            ARG LIBRARY
            RUN sed "s/libc\\.so\\.6/$LIBRARY/" /bin/true > /opt/rocshmem/lib/librocshmem.so
            ENV PATH=/opt/venv/bin:$PATH VIRTUAL_ENV=/opt/venv LD_LIBRARY_PATH=/usr/local/lib
            SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
            """;

    @TempDir
    private Path folder;

    // C6, C2
    @Test
    void isAssembledWithoutACompilerAndOnlyWithAllLibraries() throws IOException {
        String base = Engines.require("base-image");
        StackImages images = new StackImages(folder);
        Path wheels = images.wheels();
        Outcome whole = assemble(images, base, "libc.so.6", wheels);
        assertThat(whole.exit()).as(whole.errors()).isZero();
        assertThat(whole.errors()).contains("demo-stack").doesNotContain("csrc-build", "[wheel ");

        Outcome broken = assemble(images, base, "libQ.so.6", wheels);
        assertThat(broken.exit()).isNotZero();
        assertThat(broken.errors())
                .contains("/opt/rocshmem/lib/librocshmem.so needs libQ.so.6")
                .contains(
                        "these libraries are not in the image: install them, or copy them from the stage that has them");
    }

    private Outcome assemble(StackImages images, String base, String library, Path wheels) throws IOException {
        Path context = Files.createDirectories(folder.resolve("ci-base"));
        Path file = Files.writeString(context.resolve("Dockerfile"), CI_BASE);
        Path uv = context.resolve("uv");
        if (!Files.exists(uv)) {
            Files.copy(Path.of(Engines.require("uv")), uv);
        }
        String ciBase = images.push(
                new StackFile(file),
                context,
                "ci-base",
                "--build-arg=BASE_IMAGE=" + base,
                "--build-arg=LIBRARY=" + library);
        return images.tryBuild(
                StackFile.ROCM,
                checkout(),
                "--target=test",
                "--no-cache-filter=test",
                "--build-arg=CI_BASE_IMAGE=" + ciBase,
                "--build-context=artifacts=" + wheels,
                "--output=type=cacheonly");
    }

    /** What the test image takes of a checkout of vLLM. */
    private Path checkout() throws IOException {
        Path checkout = Files.createDirectories(folder.resolve("checkout"));
        for (String name : List.of("tests", "examples", "benchmarks")) {
            Files.writeString(Files.createDirectories(checkout.resolve(name)).resolve("README.md"), name);
        }
        Files.writeString(checkout.resolve("pyproject.toml"), "[project]\n");
        return checkout;
    }
}
