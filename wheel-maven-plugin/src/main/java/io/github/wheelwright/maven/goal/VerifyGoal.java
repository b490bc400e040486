package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.wheel.Expectations;
import io.github.wheelwright.core.wheel.Finding;
import io.github.wheelwright.core.wheel.Finding.Severity;
import io.github.wheelwright.core.wheel.WheelVerifier;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.config.Shell;
import io.github.wheelwright.maven.report.Report;
import io.github.wheelwright.maven.report.VerifyReport;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Verifies wheels: the archive as strict readers see it, every member against RECORD, METADATA, WHEEL and the filename against each
 * other, licence files, entry points, what is seldom meant to be in a wheel, and whether PyPI would take it. Nothing is written but
 * the report.
 *
 * @since 0.1.0
 */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public class VerifyGoal extends ReadingGoal {
    /**
     * The least severity that is shown: {@code error}, {@code warning} or {@code note}. The report has all. Example: {@code note}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.severity", defaultValue = "warning")
    private String severity;

    /**
     * The least severity that the goal fails for: {@code error}, {@code warning} or {@code note}. Example: {@code warning}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.failOn", defaultValue = "error")
    private String failOn;

    /**
     * Whether the goal also fails for wheels that PyPI would refuse. Example: {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.pypi", defaultValue = "false")
    private boolean pypi;

    /**
     * Names that the library should have at its top, and no others. Example: {@code vllm}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.topLevel")
    private List<String> topLevel = List.of();

    /**
     * Folders of packages that the library should hold, file by file. Example: {@code src/vllm}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.packages")
    private List<File> packages = List.of();

    @Override
    void run(Report record) throws IOException {
        Severity least = Setting.choice("severity", severity, Severity.class);
        Severity fatal = Setting.choice("failOn", failOn, Severity.class);
        Expectations expected = expected();
        List<Path> files = files();
        if (dryRun()) {
            files.forEach(file -> getLog().info("dry run: would verify " + file));
            return;
        }
        Predicate<Finding> fails = finding -> finding.severity().compareTo(fatal) <= 0
                || pypi && finding.code().isRefusedByPypi();
        VerifyReport report = new VerifyReport(record, least);
        long total = 0;
        for (Path file : files) {
            total += Files.size(file);
        }
        try (Progress.Task task = progress().start("verifying", total)) {
            for (Path file : files) {
                report.add(file, Files.size(file), review(file, expected, task), fails);
            }
        }
        if (!report.failures().isEmpty()) {
            record.fail(report.outcome());
        }
        print(report.lines(), record);
        if (!report.failures().isEmpty()) {
            throw new WheelException(
                    report.outcome() + ":\n" + String.join("\n", report.failures()),
                    "build or fetch these wheels again; the codes are explained on the page \"Verifying\" of the site");
        }
        getLog().info(report.outcome() + "; publish:");
        getLog().info("  " + command("publish") + " -Dwheel.input=" + Shell.quoted(common(files)));
    }

    private static List<Finding> review(Path file, Expectations expected, Progress.Task task) throws IOException {
        AtomicLong told = new AtomicLong();
        List<Finding> findings =
                WheelVerifier.review(file, expected, done -> task.advance(done - told.getAndSet(done)));
        task.advance(Files.size(file) - told.get());
        return findings;
    }

    private Expectations expected() throws IOException {
        Expectations expected = topLevel.isEmpty() ? Expectations.NONE : Expectations.NONE.withTopLevel(topLevel);
        return packages.isEmpty()
                ? expected
                : expected.withPackages(packages.stream().map(File::toPath).toList());
    }

    private static String common(List<Path> files) {
        Path first = files.get(0);
        boolean oneFolder = files.stream()
                .allMatch(file -> String.valueOf(file.getParent()).equals(String.valueOf(first.getParent())));
        return files.size() > 1 && oneFolder && first.getParent() != null
                ? first.getParent().toString()
                : String.join(",", files.stream().map(Path::toString).toList());
    }
}
