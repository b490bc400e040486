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
import java.util.Arrays;
import java.util.List;

/** Images that the real engine makes of the Dockerfiles of {@code docker} and of the wheels of {@code docker/demo}. */
final class StackImages {
    private final Path folder;

    StackImages(Path folder) {
        this.folder = folder;
    }

    /** The small stack's wheels, all in one folder. */
    Path wheels() throws IOException {
        Path wheels = folder.resolve("wheels");
        for (String target : List.of("base-wheels", "export")) {
            build(
                    StackFile.DEMO,
                    StackFile.DEMO.path().getParent(),
                    "--build-arg=BASE_IMAGE=" + Engines.require("base-image"),
                    "--target=" + target,
                    "--output=type=local,dest=" + wheels);
        }
        return wheels;
    }

    /** Builds and pushes; gives the image by digest. */
    String push(StackFile file, Path context, String name, String... arguments) throws IOException {
        Path metadata = folder.resolve(name + ".json");
        String repository = Engines.require("registry") + "/" + name;
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of(
                "--metadata-file=" + metadata,
                "--output=type=image,push=true,oci-mediatypes=false,name=" + repository));
        build(file, context, all.toArray(String[]::new));
        JsonNode written = new ObjectMapper().readTree(Files.readAllBytes(metadata));
        return repository + "@" + written.path("containerimage.digest").asText();
    }

    Outcome build(StackFile file, Path context, String... arguments) throws IOException {
        Outcome outcome = tryBuild(file, context, arguments);
        assertThat(outcome.exit()).as(outcome.errors()).isZero();
        return outcome;
    }

    Outcome tryBuild(StackFile file, Path context, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("--progress=plain", "--provenance=false", "--file=" + file.path()));
        all.addAll(Arrays.asList(arguments));
        all.add(context.toString());
        return RealBuildx.build(folder, all.toArray(String[]::new));
    }

    Outcome docker(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Engines.require("docker")));
        command.addAll(Arrays.asList(arguments));
        return RealBuildx.run(folder, command);
    }

    JsonNode inspect(String image) throws IOException {
        Outcome outcome = docker("image", "inspect", image);
        assertThat(outcome.exit()).as(outcome.errors()).isZero();
        return new ObjectMapper().readTree(outcome.out()).path(0).path("Config");
    }
}
