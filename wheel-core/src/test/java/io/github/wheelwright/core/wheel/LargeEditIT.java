package io.github.wheelwright.core.wheel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.core.version.Version;
import io.github.wheelwright.core.wheel.WheelEdit.PutFile;
import io.github.wheelwright.core.wheel.WheelEdit.SetVersion;
import io.github.wheelwright.core.zip.ZeroSource;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Wheels beyond the limits of the zip format without ZIP64: edited, verified, installed. */
class LargeEditIT {
    private static final int MANY = 66_000;

    @TempDir
    Path folder;

    // takes a minute and 16 GB of disk: mvn verify -pl wheel-core -Dit.test=LargeEditIT -Dlarge=true -Dengines=required
    @Test
    @EnabledIfSystemProperty(named = "large", matches = "true")
    void editsAWheelOfFiveGigabytesInSixtyFourMegabytes() throws Exception {
        long size = 5L * 1000 * 1000 * 1000;
        Path large = write("large", List.of(new PutFile("large/zeros.bin", new ZeroSource(size), false)));
        assertThat(Files.size(large)).isGreaterThan(size);

        Path edited = Path.of(ChildJvm.own()
                .with("-Xmx64m")
                .run("file", large.toString(), folder.toString())
                .strip());

        Files.delete(large);
        verify(edited);
        install(edited);
        assertThat(folder.resolve("site/large/zeros.bin")).hasSize(size);
    }

    @Test
    void editsAWheelWhoseMemberAndLengthNeedZip64() throws Exception {
        long size = (1L << 32) + 1;
        SmallWheel small = new SmallWheel("holes", "1.0", "py3-none-any");
        Path file = folder.resolve("holes-2.0-py3-none-any.whl");
        try (Wheel wheel = small.open()) {
            ByteSource large = WheelEditor.plan(wheel, List.of(new PutFile("holes/z.bin", new ZeroSource(size), false)))
                    .plan()
                    .over(wheel.source());
            try (Wheel before = Wheel.open(large, small.filename)) {
                WheelRewrite rewrite = WheelEditor.plan(before, List.of(new SetVersion(Version.parse("2.0"))));
                assertThat(rewrite.filename()).hasToString(file.getFileName().toString());
                writeWithHoles(rewrite.plan().over(before.source()), file);
            }
        }

        try (Wheel wheel = Wheel.open(file)) {
            assertThat(wheel.source().length()).isGreaterThan(size);
            assertThat(wheel.archive().entry("holes/z.bin").orElseThrow().size())
                    .isEqualTo(size);
            assertThat(WheelVerifier.verify(wheel)).isEmpty();
        }
        run(Engines.require("python"), "-m", "zipfile", "-t", file.toString());
    }

    @Test
    void editsAWheelOfMoreMembersThanFitIntoTheOldEndRecord() throws Exception {
        List<WheelEdit> edits = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            byte[] content = ("n = " + i + "\n").getBytes(StandardCharsets.UTF_8);
            edits.add(new PutFile("many/m%05d.py".formatted(i), ByteSource.of(content, "m"), false));
        }
        Path many = write("many", edits);

        Path edited = Path.of(ChildJvm.own()
                .with("-Xmx192m")
                .run("file", many.toString(), folder.toString())
                .strip());

        verify(edited);
        install(edited);
        assertThat(folder.resolve("site/many/m65999.py")).hasContent("n = 65999");
    }

    private Path write(String name, List<WheelEdit> edits) throws IOException {
        SmallWheel small = new SmallWheel(name, "1.0", "py3-none-any");
        try (Wheel wheel = small.open()) {
            Path file = folder.resolve(small.filename);
            WheelEditor.plan(wheel, edits).plan().writeTo(wheel.source(), file);
            return file;
        }
    }

    /** Leaves out chunks of zeros, so that gigabytes of them take neither time nor room on the disk. */
    private static void writeWithHoles(ByteSource source, Path file) throws IOException {
        byte[] zeros = new byte[1 << 20];
        try (RandomAccessFile target = new RandomAccessFile(file.toFile(), "rw")) {
            target.setLength(source.length());
            for (long at = 0; at < source.length(); at += zeros.length) {
                byte[] chunk = new byte[(int) Math.min(zeros.length, source.length() - at)];
                source.read(at, ByteBuffer.wrap(chunk));
                if (!Arrays.equals(chunk, 0, chunk.length, zeros, 0, chunk.length)) {
                    target.seek(at);
                    target.write(chunk);
                }
            }
        }
    }

    private static void verify(Path file) throws Exception {
        try (Wheel wheel = Wheel.open(file)) {
            assertThat(WheelVerifier.verify(wheel)).isEmpty();
        }
        run(Engines.require("python"), "-m", "zipfile", "-t", file.toString());
        run(Engines.require("unzip"), "-tqq", file.toString());
    }

    private void install(Path file) throws Exception {
        run(
                Engines.require("uv"),
                "pip",
                "install",
                "-q",
                "--no-deps",
                "--no-index",
                "--no-cache",
                "--python",
                Engines.require("python"),
                "--target",
                folder.resolve("site").toString(),
                file.toString());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(String.join(" ", command) + "\n" + output)
                .isZero();
    }
}
