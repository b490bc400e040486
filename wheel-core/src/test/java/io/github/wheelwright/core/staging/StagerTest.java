package io.github.wheelwright.core.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.RejectedException;
import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.release.WheelFiles;
import io.github.wheelwright.core.wheel.Wheel;
import io.github.wheelwright.core.wheel.WheelVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StagerTest {
    private static final String LINUX = "cp312-cp312-linux_x86_64";

    @TempDir
    Path folder;

    // A8: filename, WHEEL and RECORD change together
    @ParameterizedTest
    @ValueSource(strings = {"manylinux_2_28", "manylinux_2_28_x86_64"})
    void aPlainLinuxWheelGetsTheTagInsideAndOut(String tag) throws IOException {
        Path file = write("torch", "2.9.0+git1c57644", LINUX);

        StagedWheel staged = stage(LinuxPlatformTag.parse(tag), file).get(0);

        assertThat(staged.filename().toString())
                .isEqualTo("torch-2.9.0+git1c57644-cp312-cp312-manylinux_2_28_x86_64.whl");
        assertThat(staged.origin()).isEqualTo(file.toString());
        try (ByteSource bytes = staged.content().orElseThrow().open();
                Wheel wheel = Wheel.open(bytes, staged.filename().toString())) {
            assertThat(wheel.wheelMetadata().tags().toString())
                    .contains("manylinux_2_28_x86_64")
                    .doesNotContain("-linux");
            assertThat(WheelVerifier.verify(wheel)).isEmpty();
            assertThat(Sha256.of(bytes)).isEqualTo(staged.sha256());
            assertThat(bytes.length()).isEqualTo(staged.size());
        }
    }

    @Test
    void progressEndsWhereTheTotalIsAndNotBefore() throws IOException {
        Path file = WheelFiles.write(folder, "torch", "2.9.0", LINUX, "x".repeat(20_000_000), List.of());
        List<Long> parts = Collections.synchronizedList(new ArrayList<>());
        AtomicLong total = new AtomicLong();

        Stager.stage(List.of(file), Optional.empty(), (what, bytes) -> {
            total.set(bytes);
            return parts::add;
        });

        assertThat(parts.stream().mapToLong(Long::longValue).sum()).isEqualTo(total.get());
        assertThat(total).hasValue(2 * Files.size(file));
        assertThat(parts).allMatch(part -> part >= 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"py3-none-any", "cp312-cp312-macosx_11_0_arm64", "cp312-cp312-manylinux_2_17_x86_64"})
    void otherWheelsStayAsTheyAre(String tag) throws IOException {
        Path file = write("torch", "2.9.0", tag);

        StagedWheel staged =
                stage(LinuxPlatformTag.parse("manylinux_2_28"), file).get(0);

        assertThat(staged.sha256()).isEqualTo(Sha256.of(Files.readAllBytes(file)));
        assertThat(staged.filename().toString()).isEqualTo(file.getFileName().toString());
    }

    @Test
    void aWheelOfAnotherArchitectureIsRefused() throws IOException {
        Path file = write("torch", "2.9.0", "cp312-cp312-linux_aarch64");

        assertThatThrownBy(() -> stage(LinuxPlatformTag.parse("manylinux_2_28_x86_64"), file))
                .hasMessageContaining("is built for aarch64 and cannot be tagged manylinux_2_28_x86_64");
    }

    @ParameterizedTest
    @CsvSource({
        "auto, needs the audit of ELF files",
        "linux_x86_64, not a manylinux or musllinux platform tag: linux_x86_64",
        "manylinux, not a manylinux",
        "manylinux_2_28-x86_64, not a manylinux",
        "win_amd64, not a manylinux",
    })
    void otherTagsAreRefused(String tag, String message) {
        assertThatThrownBy(() -> LinuxPlatformTag.parse(tag))
                .isInstanceOf(WheelException.class)
                .hasMessageContaining(message);
    }

    @Test
    void allProblemsOfAllWheelsAreToldAtOnce() throws IOException {
        Path cut = write("cut", "1.0", LINUX);
        byte[] bytes = Files.readAllBytes(cut);
        Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
        Path text = Files.writeString(folder.resolve("text-1.0-py3-none-any.whl"), "<html>403</html>");
        Path name = Files.write(folder.resolve("wheel.whl"), bytes);
        Path other = Files.write(folder.resolve("other-1.0-cp312-cp312-linux_x86_64.whl"), bytes);
        Path good = write("good", "1.0", LINUX);

        assertThatThrownBy(() -> Stager.stage(List.of(cut, text, name, other, good), Optional.empty(), Progress.NONE))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("4 problems")
                .hasMessageContaining(cut.toString())
                .hasMessageContaining(text.toString())
                .hasMessageContaining("wheel.whl")
                .hasMessageContaining("other-1.0-cp312-cp312-linux_x86_64.whl")
                .hasMessageNotContaining("good-1.0");
    }

    @Test
    void bytesThatAreNotThoseOfRecordAreNamed() throws IOException {
        Path file = write("torch", "2.9.0", LINUX);
        byte[] bytes = Files.readAllBytes(file);
        // first byte of the first member's data
        int data = 30 + (bytes[26] & 0xff) + (bytes[28] & 0xff);
        bytes[data] ^= 0x10;
        Files.write(file, bytes);

        assertThatThrownBy(() -> stage(null, file))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("torch.py");
    }

    // A7: two different files with one name is an error that names both
    @Test
    void twoDifferentFilesOfOneNameAreRefusedAndOneFileTwiceIsNot() throws IOException {
        Path one = WheelFiles.write(folder.resolve("a"), "torch", "1.0", LINUX, "one", List.of());
        Path same = WheelFiles.write(folder.resolve("b"), "torch", "1.0", LINUX, "one", List.of());
        Path other = WheelFiles.write(folder.resolve("c"), "torch", "1.0", LINUX, "two", List.of());

        assertThat(stage(null, one, same)).hasSize(1);
        assertThatThrownBy(() -> stage(null, one, other))
                .hasMessageContaining("two different files would be published as torch-1.0-" + LINUX)
                .hasMessageContaining(one.toString())
                .hasMessageContaining(other.toString());
    }

    @Test
    void foldersAreSearchedAndWhatIsNotThereIsNamed() throws IOException {
        Path deep = WheelFiles.write(folder.resolve("a/b"), "torch", "1.0", LINUX, "one", List.of());
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path missing = folder.resolve("missing");

        assertThat(Collector.collect(List.of(folder.resolve("a"), deep))).containsExactly(deep);
        assertThatThrownBy(() -> Collector.collect(List.of(empty))).hasMessage("no *.whl file in the folder " + empty);
        assertThatThrownBy(() -> Collector.collect(List.of(missing))).hasMessage("no such file or folder: " + missing);
        assertThatThrownBy(() -> Collector.collect(List.of())).hasMessage("no input is named");
    }

    private Path write(String name, String version, String tag) throws IOException {
        return WheelFiles.write(folder, name, version, tag, "content", List.of());
    }

    private static List<StagedWheel> stage(LinuxPlatformTag tag, Path... files) throws IOException {
        return Stager.stage(List.of(files), Optional.ofNullable(tag), Progress.NONE);
    }
}
