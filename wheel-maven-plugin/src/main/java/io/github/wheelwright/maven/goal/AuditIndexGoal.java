package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.maven.audit.AuditLimits;
import io.github.wheelwright.maven.audit.AuditResult;
import io.github.wheelwright.maven.audit.IndexAuditor;
import io.github.wheelwright.maven.config.IndexAddress;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.report.AuditReport;
import io.github.wheelwright.maven.report.Report;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Looks for faults in an index that is reached over HTTP, whoever made it: missing and wrong hashes, dead links, {@code .metadata}
 * that is not the wheel's, forms that disagree, caching that hides new files, and more. Nothing is written.
 *
 * @since 0.1.0
 */
@Mojo(name = "audit-index", aggregator = true, requiresProject = false, inheritByDefault = false, threadSafe = true)
public class AuditIndexGoal extends AbstractGoal {
    /**
     * Address of the index, as installers are told it. Example: {@code https://wheels.example.org/simple/}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.index")
    private @Nullable String index;

    /**
     * Projects to look at; by default all that the index lists. Example: {@code torch,triton}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.projects")
    private List<String> projects = List.of();

    /**
     * Pages to read at most. Example: {@code 1000}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.maxProjects", defaultValue = "200")
    private int maxProjects;

    /**
     * Files to look at at most. Example: {@code 10000}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.maxFiles", defaultValue = "1000")
    private int maxFiles;

    /**
     * Requests at one time. Example: {@code 8}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.concurrency", defaultValue = "4")
    private int concurrency;

    /**
     * Seconds that one page or file may take. Example: {@code 120}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.timeout", defaultValue = "60")
    private int timeout;

    /**
     * Whether files larger than 16 MiB are read whole too, to compare their hash. Example: {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.deep", defaultValue = "false")
    private boolean deep;

    /**
     * What fails the build: {@code error}, {@code warning} (any finding) or {@code never}. Example: {@code warning}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.failOn", defaultValue = "error")
    private String failOn;

    @Override
    void run(Report record) {
        if (index == null) {
            throw Setting.missing("index", "the goal has to know what to audit", "https://wheels.example.org/simple/");
        }
        URI address = Setting.read("index", index, IndexAddress::parse);
        List<ProjectName> chosen = projects.stream()
                .map(name -> Setting.read("projects", name, ProjectName::of))
                .toList();
        FailOn failing = Setting.choice("failOn", failOn, FailOn.class);
        record.put("index", address.toString());
        AuditResult result = new IndexAuditor(address, limits(), getLog()::info).run(chosen);
        String summary = AuditReport.of(result, getLog()::info, record);
        if (failing.isMetBy(result)) {
            throw new WheelException(
                    address + ": " + summary,
                    "look the codes up on the page on audit-index, mend the index and run the goal again");
        }
    }

    private AuditLimits limits() {
        return new AuditLimits(
                positive("maxProjects", maxProjects),
                positive("maxFiles", maxFiles),
                positive("concurrency", concurrency),
                Duration.ofSeconds(positive("timeout", timeout)),
                AuditLimits.LARGEST_PAGE,
                deep);
    }

    private static int positive(String parameter, int value) {
        return Setting.read(parameter, Integer.toString(value), text -> {
            if (value < 1) {
                throw new WheelException("not a number above 0", "give a number, or leave the default");
            }
            return value;
        });
    }

    private enum FailOn {
        ERROR,
        WARNING,
        NEVER;

        boolean isMetBy(AuditResult result) {
            return this == ERROR && result.errors() > 0
                    || this == WARNING && !result.findings().isEmpty();
        }
    }
}
