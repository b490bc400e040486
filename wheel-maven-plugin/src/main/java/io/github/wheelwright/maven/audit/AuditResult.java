package io.github.wheelwright.maven.audit;

import io.github.wheelwright.core.index.IndexFinding;
import java.util.List;

/**
 * What an audit found.
 *
 * @param findings in the order of the index: list, pages, files
 * @param projects pages that were read
 * @param projectsLeft pages beyond the limit
 * @param files files that were looked at
 * @param filesLeft files beyond the limit
 * @param requests that it took
 * @param bytes of bodies that were read, without those of ranges of large files
 */
public record AuditResult(
        List<IndexFinding> findings,
        int projects,
        int projectsLeft,
        int files,
        int filesLeft,
        long requests,
        long bytes) {

    /** How many of the findings are errors. */
    public long errors() {
        return findings.stream().filter(IndexFinding::isError).count();
    }

    /** How many of the findings are warnings. */
    public long warnings() {
        return findings.size() - errors();
    }
}
