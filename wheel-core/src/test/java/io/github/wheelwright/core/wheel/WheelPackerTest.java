package io.github.wheelwright.core.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.wheel.InvalidWheelException.Fault;
import io.github.wheelwright.core.zip.NewMember;
import io.github.wheelwright.core.zip.ZipEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WheelPackerTest {
    private static final String INFO = "Flash_Attn-2.8.0+rocm7.dist-info";

    @TempDir
    Path temporary;

    private Path folder;
    private Path output;

    @BeforeEach
    void layOut() throws IOException {
        folder = temporary.resolve("in");
        output = temporary.resolve("out/wheels");
        write("flash_attn/__init__.py", "print('hello')\n".repeat(20));
        write("flash_attn/tool.sh", "#!/bin/sh\n");
        write("zz_last.py", "");
        write(INFO + "/METADATA", "Metadata-Version: 2.1\nName: Flash-Attn\nVersion: 2.8.0+rocm7\n");
        write(
                INFO + "/WHEEL",
                "Wheel-Version: 1.0\nRoot-Is-Purelib: false\nBuild: 1\nTag: cp312-cp312-manylinux_2_17_x86_64\n"
                        + "Tag: cp312-cp312-manylinux2014_x86_64\n");
        Files.setPosixFilePermissions(
                folder.resolve("flash_attn/tool.sh"), PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void namesTheWheelAfterItsMetadata() throws IOException {
        write(INFO + "/RECORD", "old,,\n");
        write(INFO + "/RECORD.jws", "{}");
        PackedWheel packed = WheelPacker.pack(folder, output);

        assertThat(packed.filename())
                .hasToString("flash_attn-2.8.0+rocm7-1-cp312-cp312-manylinux2014_x86_64.manylinux_2_17_x86_64.whl");
        assertThat(packed.file()).isEqualTo(output.resolve(packed.filename().toString()));
        assertThat(packed.sha256()).isEqualTo(Sha256.of(Files.readAllBytes(packed.file())));
        try (Wheel wheel = Wheel.open(packed.file())) {
            assertThat(WheelVerifier.verify(wheel)).isEmpty();
            assertThat(wheel.entries())
                    .extracting(ZipEntry::name)
                    .containsExactly(
                            "flash_attn/__init__.py",
                            "flash_attn/tool.sh",
                            "zz_last.py",
                            INFO + "/METADATA",
                            INFO + "/WHEEL",
                            INFO + "/RECORD");
            assertThat(wheel.archive().entry("flash_attn/tool.sh").orElseThrow().unixMode())
                    .isEqualTo(NewMember.EXECUTABLE);
            assertThat(wheel.archive()
                            .entry("flash_attn/__init__.py")
                            .orElseThrow()
                            .unixMode())
                    .isEqualTo(NewMember.FILE);
        }
    }

    @Test
    void givesTheSameBytesForTheSameContent() throws IOException {
        Sha256 first = WheelPacker.pack(folder, output).sha256();
        Files.setLastModifiedTime(folder.resolve("zz_last.py"), FileTime.fromMillis(1_000_000_000_000L));
        Files.setPosixFilePermissions(folder.resolve("zz_last.py"), PosixFilePermissions.fromString("rw-rw-rw-"));

        assertThat(WheelPacker.pack(folder, output).sha256()).isEqualTo(first);
        assertThat(output.toFile().list()).hasSize(1);
    }

    @Test
    void refusesAFolderThatIsNoWheel() throws IOException {
        assertThat(refusal(temporary.resolve("in/flash_attn"))).isEqualTo(Fault.DIST_INFO_MISSING);
        Files.delete(folder.resolve(INFO + "/WHEEL"));
        assertThat(refusal(folder)).isEqualTo(Fault.WHEEL_MISSING);
        write(INFO + "/WHEEL", "Wheel-Version: 1.0\n");
        assertThat(refusal(folder)).isEqualTo(Fault.TAGS_INEXPRESSIBLE);
        write(INFO + "/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\nTag: cp312-cp312-linux_x86_64\n");
        assertThat(refusal(folder)).isEqualTo(Fault.TAGS_INEXPRESSIBLE);
        write(INFO + "/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n");
        write("other-1.dist-info/METADATA", "");
        assertThat(refusal(folder)).isEqualTo(Fault.DIST_INFO_AMBIGUOUS);
        Files.delete(folder.resolve("other-1.dist-info/METADATA"));
        Files.delete(folder.resolve("other-1.dist-info"));
        write(INFO + "/METADATA", "Metadata-Version: 2.1\nName: other\nVersion: 2.8.0+rocm7\n");
        assertThat(refusal(folder)).isEqualTo(Fault.DIST_INFO_MISMATCH);
        write(INFO + "/METADATA", "Metadata-Version: 2.1\nName: flash.attn\nVersion: 2.8+rocm7\n");
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("zz_last.py"));
        assertThat(refusal(folder)).isEqualTo(Fault.SPECIAL_FILE);
        assertThat(output).doesNotExist();
    }

    private Fault refusal(Path from) {
        return catchThrowableOfType(InvalidWheelException.class, () -> WheelPacker.pack(from, output))
                .fault();
    }

    private void write(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
