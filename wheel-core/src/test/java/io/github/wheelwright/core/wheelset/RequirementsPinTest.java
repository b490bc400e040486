package io.github.wheelwright.core.wheelset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequirementsPinTest {
    @TempDir
    Path folder;

    private final Pins pins = new Pins();

    RequirementsPinTest() {
        pins.add(WheelFilename.parse("torch-2.9.0+rocm-cp312-cp312-linux_x86_64.whl"));
        pins.add(WheelFilename.parse("Triton_Kernels-1.0-py3-none-any.whl"));
        pins.add(ProjectName.of("amdsmi"), Version.parse("7.1"), "amdsmi==7.1");
    }

    @Test
    void pinsAFileAndAllThatItNames() throws IOException {
        Path root = file("rocm/rocm.txt", """
                -r ../common.txt  # shared
                --extra-index-url https://example.org/
                torch == 2.8.0; python_version < '3.13' # old
                torch @ https://example.org/torch.whl ; python_version < '3.13'
                triton.kernels[x]~=0.9
                """);
        Path common = file("common.txt", "-c rocm/constraints.txt\r\nTorch!=2.9\r\nnumpy\r\n-r rocm/rocm.txt\r\n");
        Path constraints = file("rocm/constraints.txt", "torch<2.9\n");

        List<PinnedFile> pinned = RequirementsPin.plan(List.of(root), pins, true);
        RequirementsPin.write(pinned, folder.resolve("out"));

        assertThat(pinned).extracting(PinnedFile::path).containsExactly(root, common, constraints);
        assertThat(folder.resolve("out/rocm/rocm.txt")).hasContent("""
                -r ../common.txt  # shared
                --extra-index-url https://example.org/
                torch==2.9.0+rocm; python_version < '3.13' # old
                triton.kernels[x]==1.0
                amdsmi==7.1
                """);
        assertThat(Files.readString(folder.resolve("out/common.txt")))
                .isEqualTo("-c rocm/constraints.txt\r\nTorch==2.9.0+rocm\r\nnumpy\r\n-r rocm/rocm.txt\r\n");
        assertThat(folder.resolve("out/rocm/constraints.txt")).hasContent("torch==2.9.0+rocm");
        assertThat(pinned.get(2).changes().toString()).contains("torch<2.9 -> torch==2.9.0+rocm");
        assertThat(root).content().contains("torch == 2.8.0");
    }

    @Test
    void leavesOneOfTwoLinesThatSayTheSameThen() throws IOException {
        Path root = file("r.txt", "torch>=2\nnumpy\nnumpy\ntorch<3\n");

        assertThat(RequirementsPin.plan(List.of(root), pins, false)
                        .get(0)
                        .content()
                        .text())
                .isEqualTo("torch==2.9.0+rocm\nnumpy\nnumpy\n");
    }

    @Test
    void namesTheLineWhoseFileIsMissing() throws IOException {
        Path root = file("r.txt", "\n-r gone.txt\n");

        assertThatThrownBy(() -> RequirementsPin.plan(List.of(root), pins, false))
                .hasMessageContaining("r.txt, line 2: there is no requirements file")
                .hasMessageContaining("gone.txt");
    }

    @Test
    void refusesTwoVersionsOfOneProject() {
        pins.add(WheelFilename.parse("torch-2.9.0+rocm-cp313-cp313-linux_x86_64.whl"));

        assertThatThrownBy(() -> pins.add(WheelFilename.parse("TORCH-2.9.0+cpu-py3-none-any.whl")))
                .hasMessageContaining("2.9.0+rocm (torch-2.9.0+rocm-cp312")
                .hasMessageContaining("2.9.0+cpu (TORCH");
    }

    private Path file(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
