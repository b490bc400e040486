package io.github.wheelwright.maven.build;

import io.github.wheelwright.maven.docker.BuildRequest;
import io.github.wheelwright.maven.docker.BuilderCapacity;
import io.github.wheelwright.maven.docker.Docker;
import io.github.wheelwright.maven.dockerfile.Dockerfile;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * How many compilers a build runs at once, where its Dockerfile lets itself be told. It changes nothing in what is built, and is no
 * part of a key.
 *
 * @param number of them
 * @param reason for it, in words
 */
public record CompilerJobs(int number, String reason) {
    private static final String ARGUMENT = "MAX_JOBS";

    /** What {@code request} needs to be told; empty where it declares no such argument, or is told already. */
    public static Optional<CompilerJobs> of(BuildRequest request, Optional<Integer> configured, Docker docker)
            throws IOException {
        boolean wanted = Dockerfile.read(request.dockerfile()).argumentNames().contains(ARGUMENT)
                && !request.arguments().containsKey(ARGUMENT);
        return wanted
                ? Optional.of(configured
                        .map(number -> new CompilerJobs(number, "as <maxJobs> says"))
                        .orElseGet(() -> of(docker.capacity())))
                : Optional.empty();
    }

    private static CompilerJobs of(Optional<BuilderCapacity> builder) {
        if (builder.isEmpty()) {
            return new CompilerJobs(
                    Runtime.getRuntime().availableProcessors(),
                    "processors of this machine, as the builder does not tell what it has; <maxJobs> sets another number");
        }
        int processors = builder.get().processors();
        int jobs = builder.get().jobs();
        return new CompilerJobs(
                jobs,
                "the builder has " + processors + (processors == 1 ? " processor" : " processors")
                        + (jobs < processors ? ", and memory for " + jobs : ""));
    }

    /** The build that is told. */
    public BuildRequest into(BuildRequest request) {
        return request.withArguments(Map.of(ARGUMENT, String.valueOf(number)));
    }

    @Override
    public String toString() {
        return ARGUMENT + "=" + number + ": " + reason;
    }
}
