package io.github.wheelwright.core.zip;

import static io.github.wheelwright.core.zip.RawMember.deflated;
import static io.github.wheelwright.core.zip.RawMember.stored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.engines.Engines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damages archives at random, from a fixed seed: whatever is accepted lists and reads in other readers as it does here, and
 * whatever is not is refused with {@link ZipFormatException}. {@code -Dfuzz.runs=1000000 -Dfuzz.seed=2} for a long run.
 */
class MutationFuzzTest {
    private static final int RUNS = Integer.getInteger("fuzz.runs", 6_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20261121L);
    private static final int BATCH = 200;
    private static final long[] TELLING = {0, 1, -1, 2, 8, 22, 30, 46, 0x7fff, 0x8000, 0xffff, 0x7fffffffL, 0xffffffffL
    };

    @TempDir
    Path folder;

    /** An archive that was accepted, and the digests of what all readers should find. */
    private record Accepted(int run, byte[] bytes, String all, Optional<String> stream) {}

    @Test
    void readsWhatItAcceptsAsTheJdkDoes() throws IOException {
        JdkPeer jdk = new JdkPeer(folder.resolve("mutant.zip"));
        int accepted = 0;
        for (Accepted mutant : (Iterable<Accepted>) accepted()::iterator) {
            accepted++;
            assertThat(jdk.randomAccess(mutant.bytes)).as(named(mutant)).isEqualTo(mutant.all);
            mutant.stream.ifPresent(expected ->
                    assertThat(JdkPeer.stream(mutant.bytes)).as(named(mutant)).isEqualTo(expected));
        }
        // some damage is to what no reader looks at; if all were refused, the comparison would prove nothing
        assertThat(accepted).isBetween(RUNS / 100, RUNS * 9 / 10);
    }

    @Test
    void readsWhatItAcceptsAsPythonDoes() throws IOException {
        try (ZipPeer python = ZipPeer.python(folder)) {
            compare(
                    python,
                    (mutant, answer) -> assertThat(answer).as(named(mutant)).isEqualTo(mutant.all));
        }
    }

    @Test
    void readsWhatItAcceptsAsTheNewestJdkDoes() throws IOException {
        try (ZipPeer jdk = ZipPeer.jdk(Engines.require("jdk25"), folder)) {
            compare(jdk, (mutant, answer) -> {
                assertThat(answer.split("\t")[0]).as(named(mutant)).isEqualTo(mutant.all);
                mutant.stream.ifPresent(expected ->
                        assertThat(answer.split("\t")[1]).as(named(mutant)).isEqualTo(expected));
            });
        }
    }

    private static void compare(ZipPeer peer, BiConsumer<Accepted, String> check) throws IOException {
        List<Accepted> batch = new ArrayList<>();
        for (Accepted mutant : (Iterable<Accepted>) accepted()::iterator) {
            batch.add(mutant);
            if (batch.size() == BATCH) {
                compare(peer, batch, check);
                batch.clear();
            }
        }
        compare(peer, batch, check);
    }

    private static void compare(ZipPeer peer, List<Accepted> batch, BiConsumer<Accepted, String> check)
            throws IOException {
        List<String> answers = peer.ask(batch.stream().map(Accepted::bytes).toList());
        for (int i = 0; i < batch.size(); i++) {
            check.accept(batch.get(i), answers.get(i));
        }
    }

    private static String named(Accepted mutant) {
        return "run " + mutant.run + " of seed " + SEED;
    }

    /** The mutants that are accepted. */
    private static Stream<Accepted> accepted() {
        List<byte[]> seeds = seeds();
        Random random = new Random(SEED);
        return IntStream.range(0, RUNS)
                .mapToObj(run -> ours(run, mutated(seeds.get(random.nextInt(seeds.size())), random)))
                .flatMap(Optional::stream);
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

    private static Optional<Accepted> ours(int run, byte[] bytes) {
        try (ZipArchive archive = ZipArchive.open(ByteSource.of(bytes, "mutant"))) {
            archive.checkLocalHeaders();
            StringBuilder all = new StringBuilder();
            Map<Long, String> inOrderOfOffsets = new TreeMap<>();
            boolean streamable = true;
            for (ZipEntry entry : archive.entries()) {
                byte[] content = archive.read(entry, 1 << 24);
                all.append(JdkPeer.line(entry.name(), entry.size(), entry.compressedSize(), entry.crc32(), content));
                inOrderOfOffsets.put(
                        entry.offset(), entry.name() + " " + Sha256.of(content).hex() + "\n");
                streamable &= isStreamable(entry);
            }
            String stream = String.join("", inOrderOfOffsets.values());
            return Optional.of(new Accepted(
                    run,
                    bytes,
                    JdkPeer.digest(all),
                    streamable ? Optional.of(JdkPeer.digest(stream)) : Optional.empty()));
        } catch (ZipFormatException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@link java.util.zip.ZipInputStream} refuses stored members with descriptors, and guesses at the form of others. */
    private static boolean isStreamable(ZipEntry entry) {
        return !entry.hasDataDescriptor();
    }
}
