package io.github.wheelwright.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.index.FaultCode;
import io.github.wheelwright.core.index.IndexFinding;
import io.github.wheelwright.maven.audit.AuditResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditReportTest {
    @Test
    void errorsComeFirstAndRepetitionsAreCounted() {
        List<IndexFinding> findings = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            findings.add(new IndexFinding(FaultCode.PAGE_CACHED, "page-" + i + "/", "no Cache-Control"));
        }
        findings.add(new IndexFinding(FaultCode.HASH_MISSING, "page-0/", "x.whl"));
        List<String> lines = new ArrayList<>();

        String summary = AuditReport.of(
                new AuditResult(findings, 7, 2, 1, 0, 30, 2_000), lines::add, new Report("audit-index", "1", false));

        assertThat(lines)
                .containsExactly(
                        "severity   code           where        what",
                        "error      HASH_MISSING   page-0/      x.whl",
                        "warning    PAGE_CACHED    page-0/      no Cache-Control",
                        "warning    PAGE_CACHED    page-1/      no Cache-Control",
                        "warning    PAGE_CACHED    page-2/      no Cache-Control",
                        "warning    PAGE_CACHED    page-3/      no Cache-Control",
                        "warning    PAGE_CACHED    page-4/      no Cache-Control",
                        "warning    PAGE_CACHED    and 2 more   " + FaultCode.PAGE_CACHED.description(),
                        "not read: 2 projects beyond wheel.maxProjects",
                        summary);
        assertThat(summary).isEqualTo("1 error, 7 warnings in 7 projects and 1 file; 30 requests, 2.0 kB");
    }
}
