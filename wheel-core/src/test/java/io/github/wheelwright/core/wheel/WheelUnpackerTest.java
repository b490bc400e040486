package io.github.wheelwright.core.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.zip.MemberTime;
import io.github.wheelwright.core.zip.NewMember;
import io.github.wheelwright.core.zip.ZipEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WheelUnpackerTest {
    @TempDir
    Path folder;

    @Test
    void givesAWheelOfTheSameContentWhenItIsPackedAgain() throws IOException {
        SmallWheel small = new SmallWheel("demo", "1.0", "py3-none-any")
                .file("demo/", "")
                .file("demo-1.0.data/scripts/demo.sh", "#!/bin/sh\n")
                .members(m -> m.name().endsWith(".sh") ? m.mode(NewMember.EXECUTABLE) : m);
        Path unpacked = folder.resolve("a/b/demo");
        List<Long> told = new ArrayList<>();
        try (Wheel wheel = small.open()) {
            WheelUnpacker.unpack(wheel, unpacked, told::add);
            Path packed = WheelPacker.pack(unpacked, folder).file();
            try (Wheel again = Wheel.open(packed)) {
                assertThat(contents(again)).isEqualTo(contents(wheel));
                assertThat(WheelVerifier.verify(again)).isEmpty();
            }
        }
        assertThat(unpacked.resolve("demo-1.0.data/scripts/demo.sh").toFile().canExecute())
                .isTrue();
        assertThat(unpacked.resolve("demo/__init__.py").toFile().canExecute()).isFalse();
        assertThat(told).isSorted().isNotEmpty();
        assertThat(folder.resolve("a/b").toFile().list()).containsExactly("demo");
    }

    /** Of files, with whether they can be executed; RECORD lists them in an order of its own. */
    private static Map<String, String> contents(Wheel wheel) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (ZipEntry entry : wheel.entries()) {
            if (!entry.isDirectory() && !entry.name().endsWith("/RECORD")) {
                String digest = Sha256.of(wheel.archive().read(entry, 1 << 20)).hex();
                contents.put(entry.name(), digest + (entry.unixMode() & 0111));
            }
        }
        return contents;
    }

    @Test
    void leavesNothingBehindWhereTheWheelIsNotWhatItSays() throws IOException {
        SmallWheel unlisted = SmallWheel.linux().record(text -> text.replaceFirst("demo/__init__.py[^\n]*\n", ""));
        refuses(unlisted.bytes(), "RECORD_UNLISTED demo/__init__.py");
        SmallWheel absent = SmallWheel.linux().record(text -> "gone.py,sha256=x,1\n" + text);
        refuses(absent.bytes(), "RECORD_ABSENT gone.py");
        byte[] damaged = SmallWheel.linux().bytes();
        damaged[30 + "demo/__init__.py".length() + 5] ^= 1;
        refuses(damaged, "ZIP_CRC_DISAGREES demo/__init__.py");
    }

    private void refuses(byte[] bytes, String problem) throws IOException {
        String filename = SmallWheel.linux().filename;
        try (Wheel wheel = Wheel.open(ByteSource.of(bytes, filename), filename)) {
            assertThatThrownBy(() -> WheelUnpacker.unpack(wheel, folder.resolve("demo"), done -> {}))
                    .isInstanceOf(WheelException.class)
                    .hasMessageContaining(filename + " is not unpacked")
                    .hasMessageContaining(problem);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void neverWritesIntoAFolderThatIsThere() throws IOException {
        Path there = Files.createDirectory(folder.resolve("demo"));
        try (Wheel wheel = SmallWheel.linux().open()) {
            assertThatThrownBy(() -> WheelUnpacker.unpack(wheel, there, done -> {}))
                    .hasMessageContaining("it is there already");
        }
        assertThat(there).isEmptyDirectory();
    }

    @Test
    void packsWithTheTimeThatIsAsked() throws IOException {
        Path unpacked = folder.resolve("demo");
        try (Wheel wheel = SmallWheel.linux().open()) {
            WheelUnpacker.unpack(wheel, unpacked, done -> {});
        }
        Sha256 fixed = WheelPacker.pack(unpacked, folder).sha256();
        MemberTime time = MemberTime.of(Instant.parse("2026-11-21T12:00:00Z"));
        Sha256 dated = WheelPacker.pack(unpacked, folder, time).sha256();

        assertThat(dated)
                .isNotEqualTo(fixed)
                .isEqualTo(WheelPacker.pack(unpacked, folder, time).sha256());
    }
}
