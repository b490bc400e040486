package io.github.wheelwright.benchmarks;

import io.github.wheelwright.core.wheel.Wheel;
import io.github.wheelwright.core.wheel.WheelPacker;
import io.github.wheelwright.core.wheel.WheelUnpacker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Unpacks a wheel and packs it again, again and again: {@code PackWarm WHEEL FOLDER ROUNDS}. It takes as many threads as the JVM
 * says there are processors.
 */
public final class PackWarm {
    private PackWarm() {}

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        Path folder = Path.of(args[1]);
        Path unpacked = folder.resolve("unpacked");
        for (int round = 0; round < Integer.parseInt(args[2]); round++) {
            Stopwatch.measure("unpack", () -> unpack(file, unpacked));
            Stopwatch.measure("pack", () -> WheelPacker.pack(unpacked, folder.resolve("packed")));
            delete(unpacked);
            delete(folder.resolve("packed"));
        }
    }

    private static void unpack(Path file, Path target) throws IOException {
        try (Wheel wheel = Wheel.open(file)) {
            WheelUnpacker.unpack(wheel, target, done -> {});
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }
}
