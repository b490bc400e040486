package io.github.wheelwright.benchmarks;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.wheel.Finding;
import io.github.wheelwright.core.wheel.Wheel;
import io.github.wheelwright.core.wheel.WheelEdit;
import io.github.wheelwright.core.wheel.WheelEditor;
import io.github.wheelwright.core.wheel.WheelRewrite;
import io.github.wheelwright.core.wheel.WheelVerifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What is done with a whole wheel: a made-up one, or with {@code -p wheel=FILE} a real one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx64m")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class WheelBenchmark {
    /** A file; empty for a wheel that is made up. */
    @Param("")
    public String wheel = "";

    private Optional<SampleWheel> sample = Optional.empty();
    private Path file = Path.of(".");

    @Setup
    public void make() throws IOException {
        if (wheel.isEmpty()) {
            SampleWheel made = SampleWheel.create();
            sample = Optional.of(made);
            file = made.file();
        } else {
            file = Path.of(wheel);
        }
    }

    @TearDown
    public void remove() throws IOException {
        if (sample.isPresent()) {
            sample.get().close();
        }
    }

    /** Central directory and every local header. */
    @Benchmark
    public int open() throws IOException {
        try (Wheel opened = Wheel.open(file)) {
            return opened.entries().size();
        }
    }

    /** Reading, and the plan of a retag. */
    @Benchmark
    public WheelRewrite plan() throws IOException {
        try (Wheel opened = Wheel.open(file)) {
            return plan(opened);
        }
    }

    /** The whole retag, its digest included, but for the writing. */
    @Benchmark
    public Sha256 retag() throws IOException {
        try (Wheel opened = Wheel.open(file)) {
            return plan(opened).plan().digest(opened.source());
        }
    }

    /** One pass over the file. */
    @Benchmark
    public Sha256 hash() throws IOException {
        try (ByteSource source = ByteSource.of(file)) {
            return Sha256.of(source);
        }
    }

    /** Every member inflated and hashed, and compared with RECORD. */
    @Benchmark
    public List<Finding> verify() throws IOException {
        try (Wheel opened = Wheel.open(file)) {
            return WheelVerifier.verify(opened);
        }
    }

    private static WheelRewrite plan(Wheel wheel) throws IOException {
        return WheelEditor.plan(wheel, List.of(new WheelEdit.SetPlatformTags(List.of(Retagging.PLATFORM))));
    }
}
