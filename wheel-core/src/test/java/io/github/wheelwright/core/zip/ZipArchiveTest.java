package io.github.wheelwright.core.zip;

import static io.github.wheelwright.core.zip.RawMember.deflated;
import static io.github.wheelwright.core.zip.RawMember.stored;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.wheelwright.core.bytes.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ZipArchiveTest {
    private static final String TEXT = "one two three one two three one two three\n".repeat(50);

    static Stream<RawZip> accepted() {
        return Stream.of(
                RawZip.of(),
                RawZip.of(deflated("a.py", TEXT), stored("b.py", "")),
                RawZip.of(deflated("a.py", TEXT), stored("b.py", "x")).zip64(),
                RawZip.of(stored("dir/", ""), deflated("dir/a.py", TEXT)),
                RawZip.of(stored("dir./", ""), stored("dir /", "")),
                RawZip.of(deflated("é/\uD83D\uDE00.py", TEXT)),
                RawZip.of(deflated("a.py", TEXT).withLocalZip64()),
                RawZip.of(deflated("a.py", TEXT).withDescriptor(true, false), stored("b.py", "x")),
                RawZip.of(deflated("a.py", TEXT).withDescriptor(false, false), stored("b.py", "x")),
                RawZip.of(deflated("a.py", TEXT).withDescriptor(true, true), stored("b.py", "x")),
                RawZip.of(stored("a.py", "abc").withDescriptor(true, false)),
                RawZip.of(deflated("a.py", TEXT).withDescriptor(false, true)),
                RawZip.of(deflated("empty.py", "")));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void readsWhatIsInIt(RawZip zip) throws IOException {
        try (ZipArchive archive = ZipArchive.open(zip.source())) {
            archive.checkLocalHeaders();
            assertThat(archive.entries()).hasSize(zip.members.size());
            for (int i = 0; i < zip.members.size(); i++) {
                RawMember expected = zip.members.get(i);
                ZipEntry entry = archive.entries().get(i);
                assertThat(entry.name().getBytes(UTF_8)).isEqualTo(expected.centralName);
                assertThat(archive.entry(entry.name())).containsSame(entry);
                assertThat(archive.read(entry, 1 << 20)).hasSize((int) expected.centralSize);
                assertThat(entry.hasDataDescriptor()).isEqualTo(expected.descriptor.length > 0);
                assertThat(entry.isDirectory()).isEqualTo(entry.name().endsWith("/"));
            }
        }
    }

    @Test
    void describesMembersAsTheDirectoryDoes() throws IOException {
        RawZip zip = RawZip.of(stored("a.py", "abc"), deflated("b.py", TEXT));
        try (ZipArchive archive = ZipArchive.open(zip.source())) {
            ZipEntry entry = archive.entry("b.py").orElseThrow();

            assertThat(entry.method()).isEqualTo(ZipEntry.Method.DEFLATED);
            assertThat(entry.size()).isEqualTo(TEXT.length());
            assertThat(entry.offset()).isEqualTo(30 + 4 + 3);
            assertThat(entry.extent()).isEqualTo(30 + 4 + entry.compressedSize());
            assertThat(entry.unixMode()).isEqualTo(NewMember.FILE);
            assertThat(entry.crc32()).isEqualTo(zip.members.get(1).centralCrc);
            assertThat(archive.entry("c.py")).isEmpty();
        }
    }

    @Test
    void readsInPiecesOfAnySize() throws IOException {
        try (ZipArchive archive = ZipArchive.open(
                RawZip.of(deflated("a.py", TEXT), stored("b.py", TEXT)).source())) {
            for (ZipEntry entry : archive.entries()) {
                for (int piece : new int[] {1, 7, 4096}) {
                    StringBuilder read = new StringBuilder();
                    try (InputStream in = archive.stream(entry)) {
                        for (byte[] b = in.readNBytes(piece); b.length > 0; b = in.readNBytes(piece)) {
                            read.append(new String(b, UTF_8));
                        }
                        assertThat(in.read()).isEqualTo(-1);
                    }
                    assertThat(read).hasToString(TEXT);
                }
            }
        }
    }

    @Test
    void refusesToReadMoreThanTheLimit() throws IOException {
        try (ZipArchive archive =
                ZipArchive.open(RawZip.of(stored("a.py", "abcd")).source())) {
            ZipFormatException e = catchThrowableOfType(
                    ZipFormatException.class,
                    () -> archive.read(archive.entries().get(0), 3));

            assertThat(e.fault()).isEqualTo(ZipFault.LIMIT_EXCEEDED);
            assertThat(e.member()).isEqualTo("a.py");
            assertThat(e.source()).isEqualTo("test.zip");
        }
    }

    @Test
    void holdsToItsLimits() {
        ByteSource source =
                RawZip.of(stored("a.py", "abcd"), stored("b.py", "abcd")).source();
        for (ZipLimits limits : new ZipLimits[] {
            new ZipLimits(1, 100, 1000, 100, 100),
            new ZipLimits(9, 3, 1000, 100, 100),
            new ZipLimits(9, 100, 99, 100, 100),
            new ZipLimits(9, 100, 1000, 3, 100),
            new ZipLimits(9, 100, 1000, 100, 7)
        }) {
            assertThat(catchThrowableOfType(ZipFormatException.class, () -> ZipArchive.open(source, limits))
                            .fault())
                    .as(limits.toString())
                    .isEqualTo(ZipFault.LIMIT_EXCEEDED);
        }
    }

    @Test
    void tellsACutOffArchiveFromOtherFiles() {
        byte[] whole = RawZip.of(deflated("a.py", TEXT), stored("b.py", "x")).bytes();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            ZipFormatException e = refusal(cut);
            assertThat(e.fault())
                    .as("cut after %d bytes", length)
                    .isEqualTo(length == 1 ? ZipFault.NOT_A_ZIP : ZipFault.TRUNCATED);
            assertThat(e.remedy()).isPresent();
        }
    }

    @Test
    void saysWhatAFileIsThatIsNoArchive() {
        ZipFormatException e = refusal("<!DOCTYPE html>\n<title>404 Not Found</title>".getBytes(UTF_8));

        assertThat(e.fault()).isEqualTo(ZipFault.NOT_A_ZIP);
        assertThat(e).hasMessageContaining("not a zip archive").hasMessageContaining("<!DOCTYPE html>");
    }

    @Test
    void detectsEveryFlippedBitOfContentOrHeaders() throws IOException {
        RawZip zip =
                RawZip.of(deflated("a.py", TEXT), stored("b.py", "abc").withDescriptor(true, false), stored("c", "d"));
        byte[] good = zip.bytes();
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            if (!isRefused(bad)) {
                // only what no reader acts upon may change: versions, times, attributes
                assertThat(contents(bad))
                        .as("bit %d of byte %d", bit % 8, bit / 8)
                        .isEqualTo(contents(good));
            }
        }
    }

    @Test
    void opensARemoteArchiveWithOneRequestAndReadsItsTailWithout() throws IOException {
        RawZip zip = RawZip.of(stored("big.bin", "x".repeat(1 << 20)), deflated("last.py", TEXT));
        CountingSource source = new CountingSource(zip.source());
        try (ZipArchive archive = ZipArchive.open(source)) {
            assertThat(source.requests()).isEqualTo(1);
            archive.read(archive.entry("last.py").orElseThrow(), 1 << 20);
            assertThat(source.requests()).isEqualTo(1);
            archive.read(archive.entry("big.bin").orElseThrow(), 1 << 20);
            assertThat(source.requests()).isEqualTo(2);
        }
    }

    @Test
    void readsManyLocalHeadersAtOnce() throws IOException {
        RawZip zip = RawZip.of();
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            zip.add(stored("pkg/module" + i + ".py", "x".repeat(random.nextInt(i % 100 == 0 ? 40_000 : 400))));
        }
        CountingSource source = new CountingSource(zip.source());
        try (ZipArchive archive = ZipArchive.open(source)) {
            archive.checkLocalHeaders();
            assertThat(source.requests()).isLessThan(40);
        }
    }

    @Test
    void closesTheSourceWhereItCannotOpen() {
        CountingSource source = new CountingSource(ByteSource.of(new byte[40], "test.zip"));

        assertThatThrownBy(() -> ZipArchive.open(source)).isInstanceOf(ZipFormatException.class);
        assertThat(source.isClosed()).isTrue();
    }

    private static ZipFormatException refusal(byte[] bytes) {
        return catchThrowableOfType(ZipFormatException.class, () -> ZipArchive.open(ByteSource.of(bytes, "test.zip")));
    }

    private static boolean isRefused(byte[] bytes) throws IOException {
        try {
            contents(bytes);
            return false;
        } catch (ZipFormatException e) {
            return true;
        }
    }

    private static String contents(byte[] bytes) throws IOException {
        StringBuilder all = new StringBuilder();
        try (ZipArchive archive = ZipArchive.open(ByteSource.of(bytes, "test.zip"))) {
            for (ZipEntry entry : archive.entries()) {
                all.append(entry.name()).append('=');
                all.append(new String(archive.read(entry, 1 << 20), UTF_8)).append('\n');
            }
        }
        return all.toString();
    }
}
