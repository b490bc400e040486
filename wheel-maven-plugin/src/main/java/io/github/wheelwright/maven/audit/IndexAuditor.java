package io.github.wheelwright.maven.audit;

import io.github.wheelwright.core.index.IndexFinding;
import io.github.wheelwright.core.name.ProjectName;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Audits an index over HTTP (PEP 503, 691): its list, its pages in both forms, and the files that they link to. Of files larger
 * than 16 MiB only a few ranges are read.
 */
public final class IndexAuditor {
    private final URI index;
    private final AuditLimits limits;
    private final Consumer<String> log;

    /** For the index at {@code index}, an address that ends in a slash. */
    public IndexAuditor(URI index, AuditLimits limits, Consumer<String> log) {
        this.index = index;
        this.limits = limits;
        this.log = log;
    }

    /** Audits these projects, or all that the list names where there are none. */
    public AuditResult run(List<ProjectName> chosen) {
        ExecutorService workers = Executors.newFixedThreadPool(limits.concurrency());
        try (Web web = new Web()) {
            return run(chosen, web, workers);
        } finally {
            workers.shutdownNow();
        }
    }

    private AuditResult run(List<ProjectName> chosen, Web web, ExecutorService workers) {
        PageReader reader = new PageReader(web, limits);
        Findings ofList = new Findings(index);
        ListAudit list = new ListAudit(index, reader, ofList);
        List<ProjectName> projects = chosen.isEmpty() ? list.projects() : chosen;
        list.absent(web, limits);
        List<IndexFinding> findings = new ArrayList<>(ofList.all());

        List<ProjectName> audited = first(projects, limits.projects());
        log.accept("reading " + audited.size() + " of " + projects.size() + " project pages");
        Map<URI, Link> files = new LinkedHashMap<>();
        for (Part<List<Link>> part : all(workers, audited, project -> {
            Findings own = new Findings(index);
            List<Link> links = new PageAudit(reader, own).links(project, index.resolve(project.normalized() + "/"));
            return new Part<>(links, own.all());
        })) {
            findings.addAll(part.findings());
            part.value().forEach(link -> files.putIfAbsent(link.uri(), link));
        }

        List<Link> followed = first(new ArrayList<>(files.values()), limits.files());
        log.accept("reading " + followed.size() + " of " + files.size() + " files");
        for (Part<Link> part : all(workers, followed, link -> {
            Findings own = new Findings(index);
            new FileAudit(web, limits, link, own).run();
            return new Part<>(link, own.all());
        })) {
            findings.addAll(part.findings());
        }
        return new AuditResult(
                findings.stream().distinct().toList(),
                audited.size(),
                projects.size() - audited.size(),
                followed.size(),
                files.size() - followed.size(),
                web.requests(),
                web.bytes());
    }

    private record Part<T>(T value, List<IndexFinding> findings) {}

    /** Does {@code work} for each, several at a time; the results in the order given. */
    private static <A, B> List<B> all(ExecutorService workers, List<A> items, Function<A, B> work) {
        List<Future<B>> futures = items.stream()
                .map(item -> workers.submit(() -> work.apply(item)))
                .toList();
        List<B> results = new ArrayList<>();
        try {
            for (Future<B> future : futures) {
                results.add(future.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return results;
    }

    private static <T> List<T> first(List<T> items, int most) {
        return items.subList(0, Math.min(items.size(), most));
    }
}
