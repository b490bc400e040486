package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.maven.report.ConsoleProgress;
import io.github.wheelwright.maven.report.ErrorText;
import io.github.wheelwright.maven.report.FileProblem;
import io.github.wheelwright.maven.report.Report;
import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What all goals have in common: skipping, the dry run, the report, and errors that say what to do. */
abstract class AbstractGoal extends AbstractMojo {
    /**
     * Does nothing if {@code true}. Example: {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.skip", defaultValue = "false")
    private boolean skip;

    /**
     * Prints what would be done, and does none of it. Example: {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.dryRun", defaultValue = "false")
    private boolean dryRun;

    /**
     * File that tells programs what the run did; by default {@code target/wheel/report.json}. Example: {@code release.json}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.report")
    private @Nullable File report;

    @Parameter(defaultValue = "${session}", readonly = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    private MojoExecution execution;

    /** Does the goal's work and fills in the report. */
    abstract void run(Report record) throws IOException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("skipped (wheel.skip)");
            return;
        }
        if (isInheritedByModule()) {
            getLog().info("runs once, at the root of the build; skipped here");
            return;
        }
        Report record = new Report(name(), execution.getVersion(), dryRun);
        try {
            run(record);
            record.write(reportFile());
        } catch (WheelException e) {
            throw failed(record, text(e), e);
        } catch (IOException e) {
            throw failed(record, FileProblem.of(e), e);
        } catch (InvalidPathException e) {
            throw failed(
                    record,
                    "this Java cannot name the file " + e.getInput() + ": " + e.getReason()
                            + "\nperhaps you should set LC_ALL=C.UTF-8, as the locale knows no such characters",
                    e);
        } catch (RuntimeException e) {
            // a defect, but programs must not read the report of the run before
            throw failed(
                    record, "unexpected " + e + "\nperhaps you should run again with -e and report what it prints", e);
        }
    }

    /** What the goal is called: {@code build-base}. */
    final String name() {
        return execution.getGoal();
    }

    final boolean dryRun() {
        return dryRun;
    }

    final Progress progress() {
        return ConsoleProgress.create(session.getRequest().isInteractiveMode(), getLog()::info);
    }

    final MavenSession session() {
        return session;
    }

    /** What relative paths are relative to: the folder of the POM, or the current one where there is none. */
    final Path base() {
        File folder = session.getCurrentProject().getBasedir();
        return (folder == null ? Path.of("") : folder.toPath()).toAbsolutePath();
    }

    /** Folder of what the build makes. */
    final Path target() {
        // as a parameter's default, without a POM, it would be a folder of the name "${project.basedir}"
        MavenProject project = session.getCurrentProject();
        return project.getBasedir() == null
                ? base().resolve("target")
                : Path.of(project.getBuild().getDirectory());
    }

    /** The goal {@code name} as a command that works in any folder. */
    final String command(String name) {
        return "mvn " + execution.getGroupId() + ":" + execution.getArtifactId() + ":" + execution.getVersion() + ":"
                + name;
    }

    /** Whether a module of the build inherits this execution from a parent's POM, which has run or will run it itself. */
    private boolean isInheritedByModule() {
        var project = session.getCurrentProject();
        var build = project.getOriginalModel() == null
                ? null
                : project.getOriginalModel().getBuild();
        boolean own = build != null
                && build.getPlugins().stream()
                        .anyMatch(plugin -> plugin.getArtifactId().equals(execution.getArtifactId()));
        boolean bound = execution.getSource() == MojoExecution.Source.LIFECYCLE;
        return bound && !own && !project.isExecutionRoot();
    }

    private MojoExecutionException failed(Report record, String message, Exception cause) {
        try {
            record.fail(message).write(reportFile());
        } catch (IOException | WheelException e) {
            cause.addSuppressed(e);
        }
        // Maven would add what the causes say to the end of ours, which is the advice
        boolean asked = session.getRequest().isShowErrors() || getLog().isDebugEnabled();
        String text = ErrorText.of(name(), message);
        return asked ? new MojoExecutionException(text, cause) : new MojoExecutionException(text);
    }

    private Path reportFile() {
        return report == null ? target().resolve("wheel/report.json") : report.toPath();
    }

    private static String text(WheelException e) {
        return e.getMessage()
                + e.remedy().map(remedy -> "\nperhaps you should " + remedy).orElse("");
    }
}
