package io.github.wheelwright.core.zip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplicePlanTest {
    private final ByteSource source = bytes("0123456789");
    private final ByteSource other = bytes("abcdef");
    private final SplicePlan plan = SplicePlan.builder()
            .copy(5, 3)
            .literal("--".getBytes(UTF_8))
            .insert(other, 1, 3)
            .copy(0, 2)
            .build();

    @TempDir
    Path folder;

    @Test
    void joinsWhatContinues() {
        SplicePlan joined = SplicePlan.builder()
                .copy(0, 3)
                .copy(3, 4)
                .literal(new byte[] {1})
                .literal(new byte[0])
                .literal(new byte[] {2})
                .copy(9, 0)
                .insert(other, 0, 1)
                .insert(other, 1, 2)
                .copy(8, 1)
                .build();

        assertThat(joined.pieces()).hasSize(4).startsWith(new SplicePlan.Copy(0, 7));
        assertThat(joined.length()).isEqualTo(13);
        assertThat(joined.copiedBytes()).isEqualTo(8);
        assertThat(joined.writtenBytes()).isEqualTo(5);
        assertThat(joined)
                .isEqualTo(SplicePlan.builder()
                        .copy(0, 7)
                        .literal(new byte[] {1, 2})
                        .insert(other, 0, 3)
                        .copy(8, 1)
                        .build());
    }

    @Test
    void knowsWhetherItChangesAnything() {
        assertThat(SplicePlan.copyOf(source).isIdentity(source)).isTrue();
        assertThat(SplicePlan.copyOf(source).pieces()).isEqualTo(List.of(new SplicePlan.Copy(0, 10)));
        assertThat(plan.isIdentity(source)).isFalse();
        assertThat(SplicePlan.builder().copy(0, 9).build().isIdentity(source)).isFalse();
        assertThat(SplicePlan.builder().build().isIdentity(bytes(""))).isTrue();
    }

    @Test
    void isTheSameReadAtRandomStreamedTransferredAndWritten() throws IOException {
        byte[] expected = "567--bcd01".getBytes(UTF_8);
        ByteSource result = plan.over(source);

        assertThat(result.length()).isEqualTo(10);
        assertThat(plan.digest(source)).isEqualTo(Sha256.of(expected));
        for (int from = 0; from <= 10; from++) {
            for (int to = from; to <= 10; to++) {
                byte[] part = Arrays.copyOfRange(expected, from, to);
                assertThat(result.read(from, to - from)).isEqualTo(part);
                try (InputStream in = result.stream(from, to - from)) {
                    assertThat(in.readAllBytes()).isEqualTo(part);
                }
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                result.transferTo(from, to - from, Channels.newChannel(out));
                assertThat(out.toByteArray()).isEqualTo(part);
            }
        }
        Path target = folder.resolve("result");
        assertThat(plan.writeTo(source, target)).isEqualTo(Sha256.of(expected));
        assertThat(target).hasBinaryContent(expected);
        assertThatThrownBy(() -> result.read(5, 6)).isInstanceOf(EOFException.class);
    }

    @Test
    void writesManyBuffersInOrder() throws IOException {
        byte[] content = new byte[5_000_000];
        new Random(3).nextBytes(content);
        ByteSource big = ByteSource.of(content, "big");
        SplicePlan reversed = SplicePlan.builder()
                .copy(3_000_000, 2_000_000)
                .copy(0, 3_000_000)
                .build();
        Path target = folder.resolve("big");

        Sha256 digest = reversed.writeTo(big, target);

        assertThat(Sha256.of(Files.readAllBytes(target))).isEqualTo(digest).isEqualTo(reversed.digest(big));
    }

    @Test
    void waitsWithTheDigestForASourceThatIsSlow() throws IOException {
        ByteSource slow = new SlowSource(3 << 16);

        assertThat(SplicePlan.copyOf(slow).writeTo(slow, folder.resolve("slow")))
                .isEqualTo(Sha256.of(new byte[3 << 16]));
    }

    @Test
    void asksForEachPieceOnce() throws IOException {
        CountingSource counting = new CountingSource(source);
        try (InputStream in = plan.over(counting).stream(0, plan.length())) {
            in.readAllBytes();
        }
        assertThat(counting.requests()).isEqualTo(2);
    }

    @Test
    void replacesAFileAsAWhole() throws IOException {
        Path target = Files.writeString(folder.resolve("result"), "0123456789");
        try (ByteSource itself = ByteSource.of(target)) {
            plan.writeTo(itself, target);
        }
        assertThat(target).hasContent("567--bcd01");
        assertThat(folder).isDirectoryContaining(target::equals);
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void leavesNothingBehindWhereReadingFails() throws IOException {
        Path target = Files.writeString(folder.resolve("result"), "old");
        ByteSource broken = new FailingSource(3_000_000, 2_000_000);

        assertThatThrownBy(() -> SplicePlan.copyOf(broken).writeTo(broken, target))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("connection reset");
        assertThat(target).hasContent("old");
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void saysWhichFileItCannotWrite() throws IOException {
        Path target = folder.resolve("missing/result");
        assertThatThrownBy(() -> plan.writeTo(source, target))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("missing");
        Path directory = Files.createDirectories(folder.resolve("full/x")).getParent();
        assertThatThrownBy(() -> plan.writeTo(source, directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot write " + directory);
        assertThat(directory.toFile().list()).hasSize(1);
        assertThat(folder.toFile().list()).hasSize(1);
    }

    private static ByteSource bytes(String text) {
        return ByteSource.of(text.getBytes(UTF_8), "source");
    }

    private record SlowSource(long length) implements ByteSource {
        @Override
        public String description() {
            return "slow";
        }

        @Override
        public void read(long offset, ByteBuffer target) {
            LockSupport.parkNanos(60_000_000);
            target.position(target.limit());
        }

        @Override
        public void close() {}
    }

    private record FailingSource(long length, long failsAt) implements ByteSource {
        @Override
        public String description() {
            return "failing";
        }

        @Override
        public void read(long offset, ByteBuffer target) throws IOException {
            if (offset + target.remaining() > failsAt) {
                throw new IOException("connection reset");
            }
            target.position(target.limit());
        }

        @Override
        public void close() {}
    }
}
