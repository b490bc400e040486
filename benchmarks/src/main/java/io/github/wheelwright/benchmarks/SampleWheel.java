package io.github.wheelwright.benchmarks;

import io.github.wheelwright.core.wheel.WheelPacker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A made-up wheel in a temporary folder: some large libraries, many small files, content that deflate halves. */
final class SampleWheel implements AutoCloseable {
    private static final int SMALL_FILES = 2_000;
    private static final int LIBRARIES = 8;
    private static final int LIBRARY_BYTES = 4 << 20;

    private final Path folder;
    private final Path file;

    private SampleWheel(Path folder, Path file) {
        this.folder = folder;
        this.file = file;
    }

    static SampleWheel create() throws IOException {
        Path folder = Files.createTempDirectory("wheelwright-benchmark-");
        Path content = Files.createDirectories(folder.resolve("content/sample-1.0.dist-info"));
        Files.writeString(content.resolve("METADATA"), "Metadata-Version: 2.1\nName: sample\nVersion: 1.0\n");
        Files.writeString(
                content.resolve("WHEEL"),
                "Wheel-Version: 1.0\nGenerator: sample\nRoot-Is-Purelib: false\nTag: cp312-cp312-linux_x86_64\n");
        Path code = Files.createDirectories(folder.resolve("content/sample"));
        Random random = new Random(1);
        for (int i = 0; i < LIBRARIES; i++) {
            Files.write(code.resolve("lib" + i + ".so"), halfRandom(random, LIBRARY_BYTES));
        }
        for (int i = 0; i < SMALL_FILES; i++) {
            Files.write(code.resolve("module" + i + ".py"), halfRandom(random, 500 + random.nextInt(6_000)));
        }
        return new SampleWheel(
                folder,
                WheelPacker.pack(folder.resolve("content"), folder.resolve("wheel"))
                        .file());
    }

    Path file() {
        return file;
    }

    /** Removes all that was made, and what was put into its {@link #folder()}. */
    @Override
    public void close() throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            List<Path> all = below.sorted(Comparator.reverseOrder()).toList();
            for (Path path : all) {
                Files.delete(path);
            }
        }
    }

    /** For results. */
    Path folder() {
        return folder;
    }

    private static byte[] halfRandom(Random random, int length) {
        byte[] bytes = new byte[length];
        byte[] word = "wheel".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < length; i++) {
            bytes[i] = i / 64 % 2 == 0 ? word[i % word.length] : (byte) random.nextInt(256);
        }
        return bytes;
    }
}
