package io.github.wheelwright.benchmarks;

import io.github.wheelwright.core.wheel.Wheel;
import io.github.wheelwright.core.wheel.WheelVerifier;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Verifies a wheel again and again: {@code VerifyWarm WHEEL ROUNDS}. It takes as many threads as the JVM says there are
 * processors ({@code -XX:ActiveProcessorCount}).
 */
public final class VerifyWarm {
    private VerifyWarm() {}

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        for (int round = 0; round < Integer.parseInt(args[1]); round++) {
            Stopwatch.measure("verify", () -> verify(file));
        }
    }

    private static void verify(Path file) throws IOException {
        try (Wheel wheel = Wheel.open(file)) {
            WheelVerifier.verify(wheel).forEach(finding -> System.err.println(finding));
        }
    }
}
