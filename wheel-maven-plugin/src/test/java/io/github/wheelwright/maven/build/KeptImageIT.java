package io.github.wheelwright.maven.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.maven.docker.BuildRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The base stage of the small stack, kept by the real builder. */
class KeptImageIT {
    private static final String LIBRARY = "test -e /usr/local/lib/libdemo_codec.so.1 && echo is there";

    @TempDir
    private Path folder;

    private final List<String> lines = new ArrayList<>();
    private final BuildRequest build = RealBuilder.demo("base-wheels", Map.of());
    private final String name = "wheelwright-test-" + UUID.randomUUID();

    // A2, A4
    @Test
    void aSavedImageCanBeLoaded() throws Exception {
        Path file = new KeptImage("base", KeptImage.Kind.SAVED, name + ":1")
                .save(RealBuilder.docker(), build, folder, lines::add);

        assertThat(file).hasFileName(name + "-base-image.tar.gz");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            assertThat(in.read()).isPositive();
        }
        RealBuilder.docker().load(file, lines::add);
        try {
            assertThat(docker("run", "--rm", "--network=host", name + ":1", "sh", "-c", LIBRARY))
                    .isEqualTo("is there");
        } finally {
            docker("rmi", name + ":1");
        }
    }

    @Test
    void aPushedImageIsKnownByItsDigest() throws Exception {
        String repository = Engines.require("registry") + "/" + name;
        KeptImage image = new KeptImage("base", KeptImage.Kind.PUSHED, repository + ":1");
        String digest = image.push(RealBuilder.docker(), build, lines::add);

        assertThat(digest).matches("sha256:[0-9a-f]{64}");
        String reference = image.reference(Optional.of(digest)).orElseThrow();
        assertThat(reference).isEqualTo(repository + "@" + digest);
        try {
            assertThat(docker("run", "--rm", "--network=host", reference, "sh", "-c", LIBRARY))
                    .endsWith("is there");
        } finally {
            docker("rmi", reference);
        }
    }

    private static String docker(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Engines.require("docker")));
        command.addAll(List.of(arguments));
        return Run.of(command).text().strip();
    }
}
