import com.sun.management.ThreadMXBean;
import io.github.wheelwright.core.requirement.Marker;
import io.github.wheelwright.core.requirement.MarkerEnvironment;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.requirement.TargetSystem;
import io.github.wheelwright.core.version.SpecifierSet;
import io.github.wheelwright.core.version.Version;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * wheel-core on the strings of corpus.py: best of several runs after warm-up, one thread, operations per second and bytes
 * allocated per operation.
 *
 * <p>usage: java -cp wheel-core.jar GrammarBenchmark.java FOLDER RUNS
 */
public class GrammarBenchmark {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long WARM_UP = 2_000_000_000L;
    private static final int KEPT = 1024;

    /** Where results go, so that none is computed in vain. */
    private static volatile Object sink;

    private interface Task {
        Object run();
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int runs = Integer.parseInt(arguments[1]);
        List<String> texts = Files.readAllLines(folder.resolve("versions.txt"));
        String[] versionTexts = texts.toArray(String[]::new);
        measure("parse", runs, versionTexts.length, () -> parseVersions(versionTexts));
        measure("parse + sort", runs, versionTexts.length, () -> Version.sorted(parsed(versionTexts)));
        Version[] versions = parsed(versionTexts).toArray(Version[]::new);
        measure("print", runs, versions.length, () -> print(versions));
        SpecifierSet[] sets = Files.readAllLines(folder.resolve("specifiers.txt")).stream()
                .map(SpecifierSet::parse)
                .toArray(SpecifierSet[]::new);
        measure("contains", runs, versions.length, () -> contains(sets, versions));
        String[] requirements = Files.readAllLines(folder.resolve("requirements.txt")).toArray(String[]::new);
        measure("requirement parse", runs, requirements.length, () -> parseRequirements(requirements));
        Marker[] markers = Files.readAllLines(folder.resolve("markers.txt")).stream()
                .map(Marker::parse)
                .toArray(Marker[]::new);
        MarkerEnvironment linux = MarkerEnvironment.cpython("3.12.4", TargetSystem.LINUX, "x86_64");
        measure("marker evaluate", runs, markers.length, () -> evaluate(markers, linux));
    }

    /** Time of the processor, for a machine may be busy with other things; what the collector took is added. */
    private static void measure(String name, int runs, int operations, Task task) {
        for (long end = THREADS.getCurrentThreadCpuTime() + WARM_UP; THREADS.getCurrentThreadCpuTime() < end; ) {
            sink = task.run();
        }
        // What lives long is moved together sooner or later; here, now.
        System.gc();
        long best = Long.MAX_VALUE;
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long collected = collectorMillis();
        for (int i = 0; i < runs; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            sink = task.run();
            best = Math.min(best, THREADS.getCurrentThreadCpuTime() - start);
        }
        double nanos = best + (collectorMillis() - collected) * 1e6 / runs;
        long bytes = (THREADS.getCurrentThreadAllocatedBytes() - allocated) / runs / operations;
        System.out.printf("wheel-core %s\t%f\t%d%n", name, operations * 1e9 / nanos, bytes);
    }

    private static long collectorMillis() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }

    /** Each value is kept for a while: none may be optimised away. */
    private static Object parseVersions(String[] texts) {
        Version[] kept = new Version[KEPT];
        for (int i = 0; i < texts.length; i++) {
            kept[i & KEPT - 1] = Version.parse(texts[i]);
        }
        return kept;
    }

    private static List<Version> parsed(String[] texts) {
        Version[] versions = new Version[texts.length];
        for (int i = 0; i < texts.length; i++) {
            versions[i] = Version.parse(texts[i]);
        }
        return Arrays.asList(versions);
    }

    private static Object print(Version[] versions) {
        int length = 0;
        for (Version version : versions) {
            length += version.toString().length();
        }
        return length;
    }

    private static Object contains(SpecifierSet[] sets, Version[] versions) {
        int held = 0;
        for (int i = 0; i < versions.length; i++) {
            held += sets[i].contains(versions[i]) ? 1 : 0;
        }
        return held;
    }

    private static Object parseRequirements(String[] texts) {
        Requirement[] kept = new Requirement[KEPT];
        for (int i = 0; i < texts.length; i++) {
            kept[i & KEPT - 1] = Requirement.parse(texts[i]);
        }
        return kept;
    }

    private static Object evaluate(Marker[] markers, MarkerEnvironment environment) {
        int held = 0;
        for (Marker marker : markers) {
            held += marker.evaluate(environment) ? 1 : 0;
        }
        return held;
    }
}
