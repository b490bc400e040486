package io.github.wheelwright.benchmarks;

import io.github.wheelwright.core.filename.WheelFilename;
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

/** Filenames of wheels: pure, native, with compressed tag sets, with a local version. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FilenameBenchmark {
    private static final int COUNT = 4;

    private final String[] names = {
        "requests-2.34.2-py3-none-any.whl",
        "torch-2.9.1-cp312-cp312-manylinux_2_28_x86_64.whl",
        "triton-3.9.0-cp312-abi3-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl",
        "torch-2.9.0a0+git1c57644-1-cp312-cp312-linux_x86_64.whl"
    };

    /** Text to value; the result is filenames in each microsecond. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void parse(Blackhole sink) {
        for (String name : names) {
            sink.consume(WheelFilename.parse(name));
        }
    }
}
