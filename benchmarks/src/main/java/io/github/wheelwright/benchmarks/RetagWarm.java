package io.github.wheelwright.benchmarks;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Retags a wheel again and again, in turn with what it is compared to: {@code RetagWarm WHEEL FOLDER ROUNDS}. The copy alone,
 * the copy and its way to the disk, one pass of hashing; the retag does all of this, and leaves a wheel with another tag.
 */
public final class RetagWarm {
    private RetagWarm() {}

    public static void main(String[] args) throws IOException {
        Path wheel = Path.of(args[0]);
        Path folder = Path.of(args[1]);
        Path copy = folder.resolve("copy");
        for (int round = 0; round < Integer.parseInt(args[2]); round++) {
            Stopwatch.measure("copy", () -> Files.copy(wheel, copy));
            Stopwatch.measure("force", () -> force(copy));
            Files.delete(copy);
            Stopwatch.measure("hash", () -> hash(wheel));
            Path[] result = new Path[1];
            Stopwatch.measure(
                    "retag", () -> result[0] = Retagging.retag(wheel, folder).file());
            Files.delete(result[0]);
        }
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void hash(Path file) throws IOException {
        try (ByteSource source = ByteSource.of(file)) {
            Sha256.of(source);
        }
    }
}
