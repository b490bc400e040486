package io.github.wheelwright.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.retention.VersionVerdict;
import io.github.wheelwright.core.retention.VersionVerdict.Step;
import io.github.wheelwright.core.version.Version;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** B7: who prunes sees what goes and why, and what stays though its number would let it go. */
class VersionsReportTest {
    private final List<String> lines = new ArrayList<>();
    private final Report report = new Report("prune", "1", true);

    @Test
    void whatGoesHasARowAndWhatStaysIsSummedUp() {
        tell(
                verdict("lib", "1.dev1", Step.HELD, "app 1 requires lib==1.dev1"),
                verdict("lib", "1.dev2", Step.GOES, "behind the newest 1 development releases"),
                verdict("lib", "1.dev3", Step.STAYS, ""),
                verdict("lib", "1", Step.STAYS, ""),
                verdict("app", "1", Step.STAYS, ""));

        assertThat(lines)
                .containsExactly(
                        "project   version      files     size   what becomes of it",
                        "lib       1.dev1       2       1.5 MB   stays: app 1 requires lib==1.dev1",
                        "lib       1.dev2       2       1.5 MB   goes: behind the newest 1 development releases",
                        "lib       (2 others)   4       3.0 MB   stay",
                        "1 version leaves the pages (1.5 MB)");
    }

    @Test
    void whereNothingGoesNothingIsSaid() {
        tell(verdict("lib", "1.dev1", Step.HELD, "app 1 requires lib==1.dev1"));

        assertThat(lines).isEmpty();
    }

    private void tell(VersionVerdict... verdicts) {
        new VersionsReport(lines::add, report).tell(List.of(verdicts));
    }

    private static VersionVerdict verdict(String project, String version, Step step, String why) {
        return new VersionVerdict(ProjectName.of(project), Version.parse(version), 2, 1_500_000, step, why);
    }
}
