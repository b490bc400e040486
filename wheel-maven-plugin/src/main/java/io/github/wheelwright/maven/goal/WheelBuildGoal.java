package io.github.wheelwright.maven.goal;

import io.github.wheelwright.maven.build.CompilerJobs;
import io.github.wheelwright.maven.build.Components;
import io.github.wheelwright.maven.build.WheelBuild;
import io.github.wheelwright.maven.build.WheelFolder;
import io.github.wheelwright.maven.build.WheelRepair;
import io.github.wheelwright.maven.docker.BuildRequest;
import io.github.wheelwright.maven.report.BuildReport;
import io.github.wheelwright.maven.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** A goal that builds wheels until they are sound. */
abstract class WheelBuildGoal extends WheelKeyGoal {
    /**
     * How often to build, in all, where the wheels turn out to be unsound. Example: {@code 3}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.maxAttempts", defaultValue = "2")
    private int maxAttempts;

    /**
     * How many compilers run at once, passed as {@code MAX_JOBS} where the Dockerfile declares it; by default one for each processor of
     * the builder that has 2 GiB of memory, or of this machine where the builder does not tell. Not in the key. Example: {@code 8}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.maxJobs")
    private @Nullable Integer maxJobs;

    /**
     * Whether the work folder, {@code target/wheel/<goal>}, is deleted in the end. Example: {@code false}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.cleanup", defaultValue = "true")
    private boolean cleanup;

    WheelBuildGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    /** Folder for what is not finished. */
    final Path work() {
        return target().resolve("wheel").resolve(name());
    }

    /** Leaves no work folder behind, unless that is wanted. */
    final void cleanUp() throws IOException {
        if (cleanup) {
            new WheelFolder(work()).delete();
        }
    }

    /** Builds in {@code room}, and repairs and then finishes what is built. */
    final List<Path> made(
            BuildRequest request, Components components, Path room, WheelBuild.Finish finish, Report record)
            throws IOException {
        Optional<WheelRepair> repair = repair();
        WheelBuild.Finish both = (wheels, folder) -> {
            List<Path> repaired = repair.isEmpty()
                    ? wheels
                    : repair.get().run(docker(), request, wheels, folder.resolve("repair"), getLog()::info);
            return finish.apply(repaired, folder.resolve("edited"));
        };
        WheelBuild.Result result =
                new WheelBuild(docker(), room, getLog()::info).run(request, components, both, maxAttempts);
        BuildReport.tell(result.stages(), getLog()::info, record);
        record.put("attempts", result.attempts());
        return result.wheels();
    }

    /** What {@link #made} would run, for people. */
    final String command(BuildRequest request, Path room) {
        return String.join(" ", docker().describe(request.with(WheelBuild.output(room), false)));
    }

    /** The build that knows how many compilers it may run at once; told. */
    final BuildRequest withJobs(BuildRequest request) throws IOException {
        Optional<CompilerJobs> jobs = CompilerJobs.of(request, Optional.ofNullable(maxJobs), docker());
        jobs.ifPresent(told -> getLog().info(told.toString()));
        return jobs.map(told -> told.into(request)).orElse(request);
    }
}
