package io.github.wheelwright.core.wheelset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.release.WheelFiles;
import io.github.wheelwright.core.version.Version;
import io.github.wheelwright.core.wheel.Wheel;
import io.github.wheelwright.core.wheel.WheelEdit;
import io.github.wheelwright.core.wheel.WheelVerifier;
import io.github.wheelwright.core.zip.MemberTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WheelSetTest {
    @TempDir
    Path folder;

    @TempDir
    Path output;

    private final List<Path> wheels = new ArrayList<>();

    @Test
    void stripsLocalVersionsAndWhateverNamesThem() throws IOException {
        wheel("torch", "2.9.0+git1c57644", "triton==3.5.0+rocm; os_name == 'posix'", "sympy>=1.13");
        wheel("triton", "3.5.0+rocm");
        wheel("Flash_Attn", "2.8", "Torch ==2.9.0+GIT1c57644", "torch!=2.9.0+other", "torch[opt]===2.9.0+git1c57644");

        plan(Normalization.FAIL).writeTo(output);

        assertThat(names(output))
                .containsExactly(
                        "flash_attn-2.8-py3-none-any.whl",
                        "torch-2.9.0-py3-none-any.whl",
                        "triton-3.5.0-py3-none-any.whl");
        assertThat(requires("torch-2.9.0")).containsExactly("triton==3.5.0; os_name == 'posix'", "sympy>=1.13");
        assertThat(requires("flash_attn-2.8"))
                .containsExactly("Torch ==2.9.0", "torch!=2.9.0+other", "torch[opt]===2.9.0");
    }

    @Test
    void asksWhatToDoWithPreReleases() throws IOException {
        wheel("torch", "2.9.0a0+git1");
        wheel("vision", "0.24.0.dev20260826+cpu", "torch==2.9.0a0+git1");
        wheel("audio", "1.0rc1.post2");

        assertThatThrownBy(() -> plan(Normalization.FAIL))
                .isInstanceOf(WheelSetException.class)
                .hasMessageContaining("3 problems")
                .hasMessageContaining("torch-2.9.0a0+git1-py3-none-any.whl would be the pre-release 2.9.0a0")
                .hasMessageContaining("0.24.0.dev20260826");
        assertThat(outputs(Normalization.KEEP)).contains("torch-2.9.0a0-py3-none-any.whl");
        assertThat(outputs(Normalization.DROP))
                .containsExactly(
                        "torch-2.9.0-py3-none-any.whl",
                        "vision-0.24.0-py3-none-any.whl",
                        "audio-1.0.post2-py3-none-any.whl");

        plan(Normalization.DROP).writeTo(output);
        assertThat(requires("vision-0.24.0")).containsExactly("torch==2.9.0");
    }

    @Test
    void namesBothOfTwoWheelsThatWouldBecomeOne() throws IOException {
        wheel("torch", "2.9.0+rocm");
        wheel("torch", "2.9.0+cpu");

        assertThatThrownBy(() -> plan(Normalization.FAIL))
                .isInstanceOf(WheelSetException.class)
                .hasMessageContaining("two wheels would be torch-2.9.0-py3-none-any.whl")
                .hasMessageContaining("torch-2.9.0+rocm-")
                .hasMessageContaining("torch-2.9.0+cpu-");
    }

    @Test
    void findsRequirementsThatTheEditWouldBreak() throws IOException {
        wheel("torch", "2.8");
        wheel("vision", "1.0", "torch<2.9");
        wheel("audio", "1.0", "torch<2.8", "torch<3", "other<1");

        assertThatThrownBy(() -> plan(choosing("torch", "2.10")))
                .hasMessageContaining("1 problem:")
                .hasMessageContaining("vision-1.0-py3-none-any.whl requires torch<2.9");
    }

    @Test
    void tellsAllProblemsAtOnceAndWritesNothing() throws IOException {
        wheel("good", "1.0+cpu");
        Path cut = wheel("cut", "1.0+cpu");
        Files.write(cut, new byte[200]);
        Path named = Files.writeString(folder.resolve("misnamed.whl"), "x");
        wheels.add(named);

        assertThatThrownBy(() -> plan(Normalization.FAIL).writeTo(output))
                .hasMessageContaining("2 problems")
                .hasMessageContaining("cut-1.0+cpu")
                .hasMessageContaining("misnamed.whl");
        assertThat(names(output)).isEmpty();
    }

    @Test
    void leavesNothingBehindWhereOneWheelCannotBeWritten() throws IOException {
        wheel("aaa", "1.0+cpu");
        Path last = wheel("bbb", "1.0+cpu");
        SetPlan plan = plan(Normalization.FAIL);
        Path old = Files.writeString(output.resolve("aaa-1.0-py3-none-any.whl"), "old");
        Files.write(last, new byte[100]);

        assertThatThrownBy(() -> plan.writeTo(output)).hasMessageContaining("bbb");

        assertThat(names(output)).containsExactly("aaa-1.0-py3-none-any.whl");
        assertThat(old).hasContent("old");
    }

    @Test
    void takesBackItsRenamesWhereALaterOneFails() throws IOException {
        wheel("aaa", "1.0+cpu");
        wheel("bbb", "1.0+cpu");
        wheel("ccc", "1.0+cpu");
        Path old = Files.writeString(output.resolve("aaa-1.0-py3-none-any.whl"), "old");
        Path full = Files.createDirectory(output.resolve("ccc-1.0-py3-none-any.whl"));
        Files.writeString(full.resolve("file"), "in the way");

        assertThatThrownBy(() -> plan(Normalization.FAIL).writeTo(output)).isInstanceOf(IOException.class);

        assertThat(names(output)).containsExactly("aaa-1.0-py3-none-any.whl", "ccc-1.0-py3-none-any.whl");
        assertThat(old).hasContent("old");
    }

    @Test
    void editsInPlaceAndSaysWhatItWrote() throws IOException {
        wheel("demo", "1.0", "torch>=2");
        SetPlan plan = plan(name -> List.of(new WheelEdit.SetSummary("new")));

        List<WrittenWheel> written = plan.writeTo(folder);

        assertThat(written).hasSize(1);
        assertThat(written.get(0).file()).isEqualTo(wheels.get(0));
        assertThat(written.get(0).sha256()).isEqualTo(Sha256.of(Files.readAllBytes(wheels.get(0))));
        assertThat(plan.members().get(0).copiedBytes()).isPositive();
        assertThat(plan.members().get(0).isUnchanged()).isFalse();
        assertThat(plan.members().get(0).changes())
                .anyMatch(change -> change.after().equals("Summary: new"));
        assertThat(names(folder)).hasSize(1);
    }

    private Path wheel(String name, String version, String... requires) throws IOException {
        Path file = WheelFiles.write(folder, name, version, requires);
        wheels.add(file);
        return file;
    }

    private EditChoice choosing(String project, String version) {
        return name -> name.name().normalized().equals(project)
                ? List.of(new WheelEdit.SetVersion(Version.parse(version)))
                : List.of();
    }

    private SetPlan plan(EditChoice choice) throws IOException {
        return WheelSet.plan(wheels, choice, MemberTime.FIXED);
    }

    private List<String> outputs(EditChoice choice) throws IOException {
        return plan(choice).members().stream()
                .map(member -> member.filename().toString())
                .toList();
    }

    private List<String> requires(String stem) throws IOException {
        try (Wheel wheel = Wheel.open(output.resolve(stem + "-py3-none-any.whl"))) {
            assertThat(WheelVerifier.verify(wheel)).isEmpty();
            return wheel.metadata().requiresDist();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
