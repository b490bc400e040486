package io.github.wheelwright.core.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.engines.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings wheels into the folder of the engines, once, by pip and from where this machine's pip gets its packages. */
final class Download {
    private final Path folder = Engines.folder().resolve("wheels/real");
    private final String pip = Engines.require("pip");

    /** The files of {@code wheels}, each with the digest that the list names. */
    List<Path> of(List<RealWheel> wheels) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        for (List<RealWheel> run : runs(wheels)) {
            run(run);
        }
        for (RealWheel wheel : wheels) {
            Path file = file(wheel);
            try (ByteSource source = ByteSource.of(file)) {
                assertThat(Sha256.of(source).hex()).as(wheel.filename()).isEqualTo(wheel.sha256());
            }
            files.add(file);
        }
        return files;
    }

    private Path file(RealWheel wheel) {
        return folder.resolve(wheel.filename());
    }

    /** What is missing, in as few runs as may be: one platform and at most one version of a project in each. */
    private List<List<RealWheel>> runs(List<RealWheel> wheels) {
        Map<List<String>, List<Map<String, RealWheel>>> runs = new LinkedHashMap<>();
        for (RealWheel wheel : wheels) {
            if (!Files.exists(file(wheel))) {
                List<Map<String, RealWheel>> same = runs.computeIfAbsent(wheel.target(), key -> new ArrayList<>());
                if (same.stream().allMatch(run -> run.containsKey(wheel.project()))) {
                    same.add(new LinkedHashMap<>());
                }
                same.stream()
                        .filter(run -> !run.containsKey(wheel.project()))
                        .findFirst()
                        .orElseThrow()
                        .put(wheel.project(), wheel);
            }
        }
        return runs.values().stream()
                .flatMap(List::stream)
                .map(run -> List.copyOf(run.values()))
                .toList();
    }

    private void run(List<RealWheel> wheels) throws IOException, InterruptedException {
        Path requirements = Files.createTempFile("requirements", ".txt");
        Files.write(requirements, wheels.stream().map(RealWheel::requirement).toList());
        List<String> command = new ArrayList<>(List.of(
                pip,
                "download",
                "--quiet",
                "--disable-pip-version-check",
                "--no-cache-dir",
                "--no-deps",
                "--only-binary=:all:",
                "--ignore-requires-python",
                "--require-hashes",
                "--dest",
                folder.toString(),
                "--requirement",
                requirements.toString()));
        command.addAll(wheels.get(0).target());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(command + "\n" + output).isZero();
        Files.delete(requirements);
    }
}
