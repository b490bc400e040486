package io.github.wheelwright.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/** Prints what a step took, one line each, for {@code benchmarks/run} to read: name, wall and CPU seconds. */
final class Stopwatch {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Stopwatch() {}

    /** Something to be measured. */
    interface Step {
        void run() throws IOException;
    }

    static void measure(String name, Step step) throws IOException {
        long cpu = SYSTEM.getProcessCpuTime();
        long wall = System.nanoTime();
        step.run();
        wall = System.nanoTime() - wall;
        cpu = SYSTEM.getProcessCpuTime() - cpu;
        System.out.printf("%s %.6f %.6f%n", name, wall / 1e9, cpu / 1e9);
    }
}
