package io.github.wheelwright.core.zip;

import static io.github.wheelwright.core.zip.RawMember.deflated;
import static io.github.wheelwright.core.zip.RawMember.stored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damages archives at random, from a fixed seed: whatever is accepted lists and reads in {@link ZipFile} as it does here, and
 * whatever is not is refused with {@link ZipFormatException}. {@code -Dfuzz.runs=1000000} for a long run.
 */
class MutationFuzzTest {
    private static final int RUNS = Integer.getInteger("fuzz.runs", 6_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20261121L);
    private static final long[] TELLING = {0, 1, -1, 2, 8, 22, 30, 46, 0x7fff, 0x8000, 0xffff, 0x7fffffffL, 0xffffffffL
    };

    @TempDir
    Path folder;

    @Test
    void readsWhatItAcceptsAsTheJdkDoes() throws IOException {
        List<byte[]> seeds = seeds();
        Random random = new Random(SEED);
        Path file = folder.resolve("mutant.zip");
        int accepted = 0;
        for (int run = 0; run < RUNS; run++) {
            byte[] seed = seeds.get(random.nextInt(seeds.size()));
            byte[] mutant = mutated(seed, random);
            List<String> ours = ours(mutant);
            if (ours != null) {
                accepted++;
                Files.write(file, mutant);
                assertThat(theirs(file)).as("run %d of seed %d", run, SEED).isEqualTo(ours);
            }
        }
        // some damage is to what no reader looks at; if all were refused, the comparison would prove nothing
        assertThat(accepted).isBetween(RUNS / 100, RUNS * 9 / 10);
    }

    private static List<byte[]> seeds() {
        String text = "def f(x):\n    return x + 1\n".repeat(9);
        return List.of(
                RawZip.of(deflated("p/__init__.py", text), stored("p/b.py", "x = 1\n"))
                        .bytes(),
                RawZip.of(stored("p/", ""), deflated("p/a.py", text).withDescriptor(true, false), stored("q", "y"))
                        .bytes(),
                RawZip.of(deflated("a.py", text).withLocalZip64(), stored("b.py", text))
                        .zip64()
                        .bytes(),
                RawZip.of(deflated("é.py", text), stored("n", "").extra(new byte[] {0x55, 0x54, 1, 0, 0}))
                        .bytes());
    }

    private static byte[] mutated(byte[] seed, Random random) {
        byte[] bytes = seed.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt();
                case 2 -> put(bytes, at, 2 << random.nextInt(3), TELLING[random.nextInt(TELLING.length)]);
                case 3 -> bytes = spliced(bytes, at, Math.min(bytes.length, at + random.nextInt(40)), random);
                case 4 -> copied(bytes, at, random);
                default -> bump(bytes, at, random);
            }
        }
        return bytes;
    }

    /** Adds to a number, as where offsets or sizes are wrong by a little. */
    private static void bump(byte[] bytes, int at, Random random) {
        bytes[at] += (byte) (random.nextInt(9) - 4);
    }

    private static void copied(byte[] bytes, int to, Random random) {
        int from = random.nextInt(bytes.length);
        int most = bytes.length - Math.max(from, to);
        System.arraycopy(bytes, from, bytes, to, random.nextInt(Math.min(most, 60) + 1));
    }

    private static void put(byte[] bytes, int at, int width, long value) {
        for (int i = 0; i < width && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (value >> 8 * i);
        }
    }

    /** Removes a stretch, or says it twice. */
    private static byte[] spliced(byte[] bytes, int from, int to, Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, random.nextBoolean() ? from : to);
        out.write(bytes, from == 0 ? to : from, bytes.length - (from == 0 ? to : from));
        return out.size() == 0 ? bytes : out.toByteArray();
    }

    private static @Nullable List<String> ours(byte[] bytes) throws IOException {
        try (ZipArchive archive = ZipArchive.open(ByteSource.of(bytes, "mutant"))) {
            archive.checkLocalHeaders();
            List<String> all = new ArrayList<>();
            for (ZipEntry entry : archive.entries()) {
                byte[] content = archive.read(entry, 1 << 24);
                all.add(line(entry.name(), entry.size(), entry.compressedSize(), entry.crc32(), content));
            }
            return all;
        } catch (ZipFormatException e) {
            return null;
        }
    }

    private static List<String> theirs(Path file) throws IOException {
        List<String> all = new ArrayList<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Enumeration<? extends java.util.zip.ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                java.util.zip.ZipEntry entry = entries.nextElement();
                try (InputStream in = zip.getInputStream(zip.getEntry(entry.getName()))) {
                    all.add(line(
                            entry.getName(),
                            entry.getSize(),
                            entry.getCompressedSize(),
                            entry.getCrc(),
                            in.readAllBytes()));
                }
            }
        }
        return all;
    }

    private static String line(String name, long size, long compressed, long crc, byte[] content) {
        return String.join(
                " ",
                Arrays.asList(
                        name,
                        size + "",
                        compressed + "",
                        crc + "",
                        Sha256.of(content).hex()));
    }
}
