package io.github.wheelwright.benchmarks;

import io.github.wheelwright.core.index.HtmlPages;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.JsonPages;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ProjectPage;
import java.util.ArrayList;
import java.util.List;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** All pages of an index of 100,000 files, and its list, rendered into memory on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PageBenchmark {
    private static final int FILES = 100_000;

    /** Over how many projects the files are spread; 1 is one huge page. */
    @Param({"1", "2000"})
    public int projects;

    private List<List<IndexFile>> files = List.of();
    private List<ProjectPage> pages = List.of();
    private ProjectList list = ProjectList.EMPTY;

    @Setup
    public void pages() {
        files = SamplePages.files(FILES, projects);
        pages = sortedPages();
        list = SamplePages.list(projects);
    }

    /** Files, in no order of versions yet, to pages as values. */
    @Benchmark
    public List<ProjectPage> sort() {
        return sortedPages();
    }

    @Benchmark
    public void html(Blackhole sink) {
        for (int project = 0; project < projects; project++) {
            sink.consume(HtmlPages.render(
                    pages.get(project), "simple/" + pages.get(project).name().normalized() + "/index.html"));
        }
        sink.consume(HtmlPages.render(list));
    }

    @Benchmark
    public void json(Blackhole sink) {
        for (int project = 0; project < projects; project++) {
            sink.consume(JsonPages.render(
                    pages.get(project), "simple/" + pages.get(project).name().normalized() + "/index.json"));
        }
        sink.consume(JsonPages.render(list));
    }

    private List<ProjectPage> sortedPages() {
        List<ProjectPage> sorted = new ArrayList<>();
        for (int project = 0; project < projects; project++) {
            sorted.add(SamplePages.page(project, files.get(project)));
        }
        return sorted;
    }
}
