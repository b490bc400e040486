package io.github.wheelwright.maven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.maven.docker.RealBuildx;
import io.github.wheelwright.maven.docker.RealBuildx.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Arguments, stages and errors as BuildKit itself outlines them. {@code -Doutline.seeds=1000} tries more. */
class OutlineIT {
    private static final String PLATFORM = "linux/amd64";

    @TempDir
    private Path folder;

    @Test
    void agreesOnGeneratedDockerfiles() throws Exception {
        int accepted = 0;
        for (int seed = 1; seed <= Integer.getInteger("outline.seeds", 40); seed++) {
            RandomDockerfile generated = new RandomDockerfile(seed);
            accepted += compare("seed " + seed, generated.text(), generated.target(), generated.given()) ? 1 : 0;
        }
        assertThat(accepted).as("files that BuildKit accepts").isPositive();
    }

    static Stream<String> handWritten() throws IOException {
        String all = new String(
                OutlineIT.class.getResourceAsStream("dockerfiles.txt").readAllBytes());
        return Arrays.stream(all.split("(?m)^=====.*\n")).filter(text -> !text.isBlank());
    }

    @ParameterizedTest
    @MethodSource("handWritten")
    void agreesOnHandWrittenDockerfiles(String text) throws Exception {
        compare(text, text, "", Map.of());
    }

    /** Whether both accepted it; they agree in either case. */
    private boolean compare(String description, String text, String target, Map<String, String> given)
            throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), text);
        List<String> arguments = new ArrayList<>(List.of("--platform", PLATFORM));
        given.forEach((name, value) -> arguments.addAll(List.of("--build-arg", name + "=" + value)));
        if (!target.isEmpty()) {
            arguments.addAll(List.of("--target", target));
        }
        arguments.addAll(List.of("--call=outline,format=json", "."));
        Outcome real = RealBuildx.build(folder, arguments.toArray(String[]::new));
        description = description + "\n" + text + "\n" + arguments + "\n" + real;
        try {
            Dockerfile dockerfile = Dockerfile.parse("Dockerfile", text);
            BuildInputs ours = BuildInputs.of(
                    dockerfile,
                    new BuildOptions(Optional.of(target).filter(name -> !name.isEmpty()), given, PLATFORM, Set.of()));
            assertThat(real.exit()).as(description).isZero();
            JsonNode outline = new ObjectMapper().readTree(real.out());
            Outline.compare(description, outline, ours);
            return true;
        } catch (WheelException e) {
            assertThat(real.exit()).as(e.getMessage() + "\n" + description).isNotZero();
            return false;
        }
    }
}
