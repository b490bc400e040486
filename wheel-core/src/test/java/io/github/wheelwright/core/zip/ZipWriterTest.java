package io.github.wheelwright.core.zip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipWriterTest {
    @TempDir
    Path folder;

    @Test
    void deflatesWhatGetsSmallerAndStoresTheRest() throws IOException {
        byte[] text = "hello ".repeat(50_000).getBytes(UTF_8);
        byte[] noise = new byte[200_000];
        new Random(1).nextBytes(noise);
        Path target = folder.resolve("a.zip");
        Sha256 digest;
        try (ZipWriter zip = ZipWriter.create(target)) {
            assertThat(zip.add("noise", source(noise), NewMember.FILE)).isEqualTo(Sha256.of(noise));
            assertThat(zip.add("text", source(text), NewMember.EXECUTABLE)).isEqualTo(Sha256.of(text));
            zip.add("empty", source(new byte[0]), NewMember.FILE);
            digest = zip.finish();
        }
        assertThat(digest).isEqualTo(Sha256.of(Files.readAllBytes(target)));
        try (ZipArchive archive = ZipArchive.open(ByteSource.of(target))) {
            archive.checkLocalHeaders();
            ZipEntry noiseEntry = archive.entry("noise").orElseThrow();
            ZipEntry textEntry = archive.entry("text").orElseThrow();
            assertThat(noiseEntry.method()).isEqualTo(ZipEntry.Method.STORED);
            assertThat(textEntry.method()).isEqualTo(ZipEntry.Method.DEFLATED);
            assertThat(textEntry.unixMode()).isEqualTo(NewMember.EXECUTABLE);
            assertThat(archive.read(noiseEntry, 1 << 20)).isEqualTo(noise);
            assertThat(archive.read(textEntry, 1 << 20)).isEqualTo(text);
            assertThat(archive.entries()).noneMatch(ZipEntry::hasDataDescriptor);
        }
    }

    @Test
    void givesTheSameBytesOnAnyNumberOfThreads() throws IOException {
        Random random = new Random(3);
        byte[] noise = new byte[3 << 20];
        random.nextBytes(noise);
        StringBuilder text = new StringBuilder();
        while (text.length() < 5 << 20) {
            text.append("word").append(random.nextInt(5_000)).append(random.nextInt(9) == 0 ? '\n' : ' ');
        }
        byte[] large = text.toString().getBytes(UTF_8);
        Sha256 one = pack(1, noise, large);
        assertThat(pack(2, noise, large)).isEqualTo(one);
        assertThat(pack(7, noise, large)).isEqualTo(one);
        try (ZipArchive archive = ZipArchive.open(ByteSource.of(folder.resolve("threads.zip")))) {
            archive.checkLocalHeaders();
            assertThat(archive.entries()).hasSize(402);
            ZipEntry entry = archive.entry("large").orElseThrow();
            assertThat(archive.read(entry, 1 << 30)).isEqualTo(large);
            assertThat(archive.entry("noise").orElseThrow().method()).isEqualTo(ZipEntry.Method.STORED);
            assertThat(archive.read(archive.entry("noise").orElseThrow(), 1 << 30))
                    .isEqualTo(noise);
            // chunks look back into the one before them, so that their number costs next to nothing
            assertThat(entry.compressedSize()).isLessThan(RawMember.deflate(large).length * 1001L / 1000);
        }
    }

    private Sha256 pack(int threads, byte[] noise, byte[] large) throws IOException {
        try (ZipWriter zip = ZipWriter.create(folder.resolve("threads.zip"), MemberTime.FIXED, threads)) {
            for (int i = 0; i < 200; i++) {
                zip.add("a" + i, source(Arrays.copyOf(large, i * 500)), NewMember.FILE);
            }
            zip.add("large", source(large), NewMember.FILE);
            zip.add("noise", source(noise), NewMember.FILE);
            for (int i = 0; i < 200; i++) {
                zip.add("b" + i, source(Arrays.copyOf(noise, i * 500)), NewMember.FILE);
            }
            return zip.finish();
        }
    }

    @Test
    void leavesNothingBehindUnlessFinished() throws IOException {
        try (ZipWriter zip = ZipWriter.create(folder.resolve("a.zip"))) {
            zip.add("a", source(new byte[9]), NewMember.FILE);
        }
        assertThat(folder.toFile().list()).isEmpty();
    }

    @Test
    void refusesANameTwice() throws IOException {
        try (ZipWriter zip = ZipWriter.create(folder.resolve("a.zip"))) {
            zip.add("a", source(new byte[9]), NewMember.FILE);
            assertThatThrownBy(() -> zip.add("a", source(new byte[9]), NewMember.FILE))
                    .isInstanceOf(WheelException.class);
        }
    }

    private static ByteSource source(byte[] bytes) {
        return ByteSource.of(bytes, "bytes");
    }
}
