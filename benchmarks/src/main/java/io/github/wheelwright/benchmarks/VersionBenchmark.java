package io.github.wheelwright.benchmarks;

import io.github.wheelwright.core.version.Version;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Versions as they are found on pages of real stacks, local and development ones among them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class VersionBenchmark {
    private static final int COUNT = 8;

    private final String[] texts = {
        "2.9.1", "3.9.0", "0.12.0+rocm710", "2.9.0a0+git1c57644", "26.3", "1.0.0rc1", "0.12.0.post3", "2026.11.21.dev7"
    };

    /** Text to value; the result is versions in each microsecond. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void parse(Blackhole sink) {
        for (String text : texts) {
            sink.consume(Version.parse(text));
        }
    }
}
