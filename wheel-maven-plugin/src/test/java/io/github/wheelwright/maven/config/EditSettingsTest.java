package io.github.wheelwright.maven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.version.Version;
import io.github.wheelwright.core.wheel.WheelEdit.SetDescription;
import io.github.wheelwright.core.wheel.WheelEdit.SetVersion;
import io.github.wheelwright.core.zip.MemberTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parameters of the goals that edit wheels, read. */
class EditSettingsTest {
    @TempDir
    Path folder;

    // D8: .postN, .devN, aN, bN, rcN, a leading dot tolerated
    @ParameterizedTest
    @CsvSource({
        "0.13,            0.12.0,     0.13",
        "v1.0,            0.12.0,     1.0",
        ".post1,          0.12.0,     0.12.0.post1",
        "post1,           0.12.0,     0.12.0.post1",
        ".dev2,           0.12.0,     0.12.0.dev2",
        ".a1,             0.12.0,     0.12.0a1",
        "b2,              0.12.0,     0.12.0b2",
        ".rc1,            0.12.0+cpu, 0.12.0rc1+cpu",
        "+cpu,            0.12.0+gpu, 0.12.0+cpu",
    })
    void newVersionsAreWholeOrAPartBehindTheOld(String text, String before, String expected) {
        WheelFilename wheel = WheelFilename.parse("vllm-" + before + "-py3-none-any.whl");

        assertThat(NewVersion.edit(text, wheel)).isEqualTo(new SetVersion(Version.parse(expected)));
        assertThat(WheelFilename.parse("vllm-" + expected + "-py3-none-any.whl").version())
                .hasToString(Version.parse(expected).toString());
    }

    @ParameterizedTest
    @CsvSource({"what ever", ".x1", "1..0", "''"})
    void aVersionThatIsNoneNamesTheParameter(String text) {
        WheelFilename wheel = WheelFilename.parse("vllm-1.0-py3-none-any.whl");

        assertThatThrownBy(() -> NewVersion.edit(text, wheel))
                .isInstanceOf(WheelException.class)
                .hasMessageContaining("-Dwheel.newVersion");
    }

    @Test
    void pinsComeFromWheelsFoldersAndText() throws IOException {
        Files.createFile(folder.resolve("torch-2.9+rocm-cp312-cp312-linux_x86_64.whl"));
        Files.createFile(folder.resolve("triton-3.5-py3-none-any.whl"));

        assertThat(PinSources.read(List.of(".", " NumPy==2.1"), folder).versions())
                .hasSize(3)
                .containsEntry(ProjectName.of("torch"), Version.parse("2.9+rocm"))
                .containsEntry(ProjectName.of("numpy"), Version.parse("2.1"));
        for (String wrong :
                List.of("numpy>=2", "numpy", "numpy==2.*", "numpy==1,==2", "!", "gone/torch-1-py3-none-any.whl")) {
            assertThatThrownBy(() -> PinSources.read(List.of(wrong), folder))
                    .as(wrong)
                    .isInstanceOf(WheelException.class)
                    .hasMessageContaining(wrong);
        }
    }

    @Test
    void filesAreNamedByTheirPathInTheWheel() throws IOException {
        Path file = Files.writeString(folder.resolve("a=b.py"), "x");

        assertThat(MemberFiles.pair("files", "demo/x.py=" + file.getFileName(), folder))
                .isEqualTo(new MemberFiles.Pair("demo/x.py", file));
        for (String wrong : List.of("demo/x.py", "=x", "demo/x.py=", "demo/x.py=" + folder.resolve("gone"))) {
            assertThatThrownBy(() -> MemberFiles.pair("files", wrong, folder))
                    .isInstanceOf(WheelException.class)
                    .hasMessageContaining("-Dwheel.files");
        }
    }

    @Test
    void readmesTellTheirTypeByName() throws IOException {
        Path markdown = Files.writeString(folder.resolve("README.MD"), "# é");
        Path odd = Files.writeString(folder.resolve("README.adoc"), "= Title");
        Path latin = Files.write(folder.resolve("README.txt"), new byte[] {(byte) 0xe9});

        assertThat(DescriptionFile.edit(markdown, null)).isEqualTo(new SetDescription("# é", "text/markdown"));
        assertThat(DescriptionFile.edit(odd, "text/plain")).isEqualTo(new SetDescription("= Title", "text/plain"));
        assertThatThrownBy(() -> DescriptionFile.edit(odd, null)).hasMessageContaining("-Dwheel.readme");
        assertThatThrownBy(() -> DescriptionFile.edit(latin, null)).hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> DescriptionFile.edit(folder.resolve("gone.md"), null))
                .hasMessageContaining("gone.md");
    }

    @Test
    void archivesAreDatedAsTheEnvironmentSays() {
        assertThat(Timestamp.of(null)).isEqualTo(MemberTime.FIXED);
        assertThat(Timestamp.of(" ")).isEqualTo(MemberTime.FIXED);
        assertThat(Timestamp.of("1700000000")).isEqualTo(MemberTime.ofSourceDateEpoch("1700000000"));
    }
}
