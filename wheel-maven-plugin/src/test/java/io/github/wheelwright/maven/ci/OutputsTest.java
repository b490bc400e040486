package io.github.wheelwright.maven.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputsTest {
    @TempDir
    private Path folder;

    private final Outputs outputs =
            new Outputs().put("base-image", "host/base@sha256:12").put("affected", "wheel");

    @Test
    void writesAPropertiesFileAndOneForShells() throws Exception {
        assertThat(outputs.handOn(folder, "goal", Map.of()))
                .containsExactly(
                        folder.resolve("goal.properties").toString(),
                        folder.resolve("goal.env").toString());
        Properties properties = new Properties();
        properties.load(Files.newBufferedReader(folder.resolve("goal.properties")));
        assertThat(properties)
                .containsEntry("base-image", "host/base@sha256:12")
                .hasSize(2);
        assertThat(folder.resolve("goal.env")).hasContent("BASE_IMAGE=host/base@sha256:12\nAFFECTED=wheel\n");
    }

    @Test
    void addsToTheFilesOfGitHub() throws Exception {
        Path output = Files.writeString(folder.resolve("output"), "earlier=step\n");
        Path environment = folder.resolve("environment");
        outputs.handOn(
                folder, "goal", Map.of("GITHUB_OUTPUT", output.toString(), "GITHUB_ENV", environment.toString()));
        assertThat(output).hasContent("earlier=step\nbase-image=host/base@sha256:12\naffected=wheel\n");
        assertThat(environment).hasContent("BASE_IMAGE=host/base@sha256:12\nAFFECTED=wheel\n");
    }

    @Test
    void writesNoSecondLineThatAStepWouldReadAsAnotherAnswer() {
        assertThatThrownBy(() -> outputs.put("base-image", "x\nadmin=true")).hasMessageContaining("base-image");
    }
}
