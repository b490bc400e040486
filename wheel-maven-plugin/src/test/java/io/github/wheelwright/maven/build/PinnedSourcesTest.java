package io.github.wheelwright.maven.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.wheelset.PinnedFile;
import io.github.wheelwright.core.wheelset.Pins;
import io.github.wheelwright.core.wheelset.RequirementsPin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// A6
class PinnedSourcesTest {
    private static final String REQUIREMENTS = "-r common.txt\ntorch>=2.8 ; python_version < '4'\n";
    private static final String PINNED =
            "-r common.txt\ntorch==2.9.0+git1c57644 ; python_version < '4'\namdsmi==26.2\n";

    @TempDir
    private Path folder;

    private Path checkout;
    private Path work;

    @BeforeEach
    void checkOut() throws IOException {
        checkout =
                Files.createDirectories(folder.resolve("checkout/requirements")).getParent();
        work = checkout.resolve("target/wheel/build/python-3.12");
        Files.writeString(checkout.resolve("requirements/rocm.txt"), REQUIREMENTS);
        Files.writeString(checkout.resolve("requirements/common.txt"), "numpy\n");
        Files.writeString(checkout.resolve("setup.py"), "setup()");
        Files.createSymbolicLink(checkout.resolve("link"), Path.of("setup.py"));
    }

    @Test
    void aStageOfThatNameIsReplaced() throws Exception {
        dockerfile("FROM scratch AS requirements\nCOPY requirements /requirements/\nFROM scratch\nCOPY . /");
        BuildSpec spec = pinned().into(spec(checkout.toString()), work);

        assertThat(spec.context()).isEqualTo(checkout.toString());
        Path context = Path.of(String.valueOf(spec.contexts().get("requirements")));
        assertThat(context.resolve("requirements/rocm.txt")).hasContent(PINNED);
        assertThat(context.resolve("requirements/common.txt")).hasContent("numpy\n");
        checkoutIsAsItWas();
    }

    @Test
    void withoutSuchAStageACopyOfTheContextHasThem() throws Exception {
        dockerfile("FROM scratch\nCOPY . /");
        Files.writeString(checkout.resolve(".dockerignore"), "secret\n");
        Files.writeString(checkout.resolve("secret"), "stays here");
        BuildSpec spec = pinned().into(spec(checkout.toString()), work);

        Path copy = Path.of(spec.context());
        assertThat(copy).isNotEqualTo(checkout);
        assertThat(copy.resolve("requirements/rocm.txt")).hasContent(PINNED);
        assertThat(copy.resolve("setup.py")).hasContent("setup()");
        assertThat(Files.readSymbolicLink(copy.resolve("link"))).isEqualTo(Path.of("setup.py"));
        assertThat(copy.resolve("secret")).doesNotExist();
        assertThat(copy.resolve("target")).doesNotExist();
        checkoutIsAsItWas();
    }

    @Test
    void theCopyHasNothingOfOtherCells() throws Exception {
        dockerfile("FROM scratch\nCOPY . /");
        Path other = Files.createDirectories(checkout.resolve("target/wheel/build/python-3.11/made"));
        Files.writeString(other.resolve("demo.whl"), "a wheel");
        BuildSpec spec = pinned().into(spec(checkout.toString()), work);

        assertThat(Path.of(spec.context()).resolve("target")).doesNotExist();
    }

    @Test
    void sourcesFromARepositoryNeedTheStage() throws Exception {
        dockerfile("FROM scratch\nCOPY . /");
        assertThatThrownBy(() -> pinned().into(spec("https://git.example.org/vllm.git#main"), work))
                .hasMessage("Dockerfile takes its requirements files from https://git.example.org/vllm.git#main, "
                        + "where they are not pinned");
    }

    @Test
    void aFileOutsideOfTheSourcesIsRefused() throws Exception {
        dockerfile("FROM scratch\nCOPY . /");
        Files.writeString(folder.resolve("common.txt"), "numpy\n");
        Files.writeString(checkout.resolve("requirements/rocm.txt"), "-r ../../common.txt\n");
        assertThatThrownBy(() -> pinned().into(spec(checkout.toString()), work))
                .hasMessageContaining(folder.resolve("common.txt") + " is not in " + checkout);
    }

    private void checkoutIsAsItWas() {
        assertThat(checkout.resolve("requirements/rocm.txt")).hasContent(REQUIREMENTS);
    }

    private PinnedSources pinned() throws IOException {
        Pins pins = new Pins();
        pins.add(WheelFilename.parse("torch-2.9.0+git1c57644-cp312-cp312-linux_x86_64.whl"));
        pins.add(WheelFilename.parse("amdsmi-26.2-py3-none-any.whl"));
        List<PinnedFile> files = RequirementsPin.plan(List.of(checkout.resolve("requirements/rocm.txt")), pins, true);
        return new PinnedSources(files, checkout, "requirements", List.of(checkout.resolve("target/wheel")));
    }

    private void dockerfile(String text) throws IOException {
        Files.writeString(checkout.resolve("Dockerfile"), text);
    }

    private BuildSpec spec(String context) {
        return new BuildSpec(
                checkout.resolve("Dockerfile"),
                context,
                Optional.empty(),
                "linux/amd64",
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of());
    }
}
