package io.github.wheelwright.maven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.maven.docker.RealBuildx;
import io.github.wheelwright.maven.docker.RealBuildx.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The Dockerfiles of {@code docker} as BuildKit itself checks and outlines them. */
class StackFilesIT {
    /** No file of it is read. */
    @TempDir
    private Path context;

    static Stream<StackFile> all() {
        return StackFile.all().stream();
    }

    /** What people ask for, with the source of the build context and with that of a tag. */
    static Stream<Arguments> targets() {
        return Stream.of(
                        Map.entry(StackFile.ROCM_BASE, List.of("base-wheels", "rocm-base")),
                        Map.entry(StackFile.ROCM, List.of("csrc-build", "export", "ci-base", "test", "final")),
                        Map.entry(StackFile.CPU, List.of("export")),
                        Map.entry(StackFile.RUNTIME, List.of("runtime")),
                        Map.entry(StackFile.DEMO, List.of("base-wheels", "export", "final")))
                .flatMap(entry -> entry.getValue().stream().map(target -> Arguments.of(entry.getKey(), target)));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void passesTheChecksOfBuildKitWithoutAWarning(StackFile file, String target) throws IOException {
        for (String remote : List.of("0", "1")) {
            Map<String, String> given = with(StackFile.onImage(Engines.require("base-image")), "REMOTE_VLLM", remote);
            Outcome outcome = call(file, "check", target, given);
            assertThat(outcome.exit()).as(outcome.toString()).isZero();
            assertThat(new ObjectMapper().readTree(outcome.out()).path("warnings"))
                    .as(outcome.out())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void hasTheArgumentsThatBuildKitSees(StackFile file, String target) throws IOException {
        for (String remote : List.of("0", "1")) {
            Map<String, String> given = with(StackFile.onImage(Engines.require("base-image")), "REMOTE_VLLM", remote);
            Outcome outcome = call(file, "outline", target, given);
            assertThat(outcome.exit()).as(outcome.toString()).isZero();
            BuildInputs ours = BuildInputs.of(
                    file.parsed(), new BuildOptions(Optional.of(target), given, "linux/amd64", Set.of()));
            Outline.compare(file + " " + target, new ObjectMapper().readTree(outcome.out()), ours);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasTheStagesThatBuildKitSees(StackFile file) throws IOException {
        Outcome outcome = call(file, "targets", "", Map.of());
        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        List<String> theirs = new ArrayList<>();
        for (JsonNode target : new ObjectMapper().readTree(outcome.out()).path("targets")) {
            theirs.add(target.path("name").asText() + " from "
                    + target.path("base").asText());
        }
        assertThat(file.parsed().stages().stream().map(stage -> stage.name() + " from " + stage.base()))
                .containsExactlyElementsOf(theirs);
    }

    private Outcome call(StackFile file, String what, String target, Map<String, String> given) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("--platform", "linux/amd64", "--call=" + what + ",format=json"));
        given.forEach((name, value) -> arguments.addAll(List.of("--build-arg", name + "=" + value)));
        if (!target.isEmpty()) {
            arguments.addAll(List.of("--target", target));
        }
        arguments.addAll(List.of(
                "--file",
                file.path().toString(),
                Files.createDirectories(context).toString()));
        return RealBuildx.build(StackFile.FOLDER, arguments.toArray(String[]::new));
    }

    private static Map<String, String> with(Map<String, String> arguments, String name, String value) {
        Map<String, String> more = new HashMap<>(arguments);
        more.put(name, value);
        return more;
    }
}
